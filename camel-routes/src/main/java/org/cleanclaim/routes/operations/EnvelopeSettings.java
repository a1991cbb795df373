package org.cleanclaim.routes.operations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who we are in an X12 envelope.
 *
 * @param senderQualifier ISA05
 * @param sender ISA06 and GS02, as the partner has registered us
 * @param receiverQualifier ISA07
 * @param receiver ISA08 and GS03; empty takes the payer id
 * @param test ISA15 T; false only when the partner has said that we may send real requests
 * @param origin TRN03: a digit and the nine characters of our tax id or registered id
 */
@Validated
@ConfigurationProperties("cleanclaim.routes.x12")
public record EnvelopeSettings(
    @DefaultValue("ZZ") @Pattern(regexp = "[0-9A-Z]{2}") String senderQualifier,
    @DefaultValue("CLEANCLAIM") @NotBlank @Pattern(regexp = "[ -)+-9;-\\]_-}]{2,15}") String sender,
    @DefaultValue("ZZ") @Pattern(regexp = "[0-9A-Z]{2}") String receiverQualifier,
    @DefaultValue("") @Pattern(regexp = "[ -)+-9;-\\]_-}]{0,15}") String receiver,
    @DefaultValue("true") boolean test,
    @DefaultValue("9CLEANCLAI") @Pattern(regexp = "[0-9A-Z]{10}") String origin) {}
