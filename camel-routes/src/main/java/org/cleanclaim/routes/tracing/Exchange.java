package org.cleanclaim.routes.tracing;

import java.time.Instant;

/**
 * One file that went out or came in.
 *
 * @param id {@code out-} and the interchange's id, or {@code in-}, partner and SHA-256
 * @param direction out or in
 * @param kind such as 837P, or what the answers in a received file are: TA1, 999
 * @param payers names of the payers whose claims it is about, empty where that is not known
 * @param at when it was sent last or received
 * @param tries how often it was begun to be sent, or applied
 * @param controlNumber ISA13 of what went out, null for what came in
 * @param error why it stands where it stands, null when nobody has to act
 * @param claims how many claims of ours it is about
 */
public record Exchange(
    String id,
    String direction,
    String kind,
    String partner,
    String payers,
    String state,
    Instant at,
    int tries,
    String name,
    String controlNumber,
    long size,
    String sha256,
    String error,
    int claims) {}
