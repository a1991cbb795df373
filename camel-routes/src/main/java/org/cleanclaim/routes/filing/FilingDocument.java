package org.cleanclaim.routes.filing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.cleanclaim.routes.x12.view.Excerpt;

/**
 * A file that is part of a proof.
 *
 * @param exchange its id in the traffic
 * @param kind 837P, or the kinds of answers in it
 * @param at when it was sent, or received
 * @param sha256 of the whole file, in hexadecimal
 * @param said what it says of the claim, in its codes; empty for the claim itself
 * @param alone it holds nothing of other patients
 * @param excerpt what of it is about the claim
 * @param bytes the whole file as it went or came
 */
public record FilingDocument(
    String exchange,
    String kind,
    String name,
    Instant at,
    String sha256,
    long size,
    String said,
    boolean alone,
    @JsonIgnore Excerpt excerpt,
    @JsonIgnore byte[] bytes) {}
