package org.cleanclaim.routes.traffic;

import java.time.Instant;

/**
 * An interchange with its frozen bytes.
 *
 * @param controlNumber ISA13, nine digits
 * @param reference BHT03
 * @param fileName name in the partner's mailbox; holds the control number
 * @param attempt how often it was begun to be sent
 * @param sendingSince when the last attempt began, null before the first
 */
public record OutgoingInterchange(
    long id,
    String partner,
    String controlNumber,
    String reference,
    String fileName,
    byte[] body,
    InterchangeState state,
    int attempt,
    Instant sendingSince) {}
