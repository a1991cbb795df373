package org.cleanclaim.plugin.eligibility;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom we ask whether a coverage is in force.
 *
 * @param url the FHIR base of the route that asks payers; unset means that nobody is asked
 * @param timeout how long an answer is waited for in the background; callers wait as long as they
 *     like and get it next time
 * @param providerNpi the NPI to ask under when the visit or claim names no provider
 * @param providerName the name that goes with it
 * @param keep how long an answer is good without being asked for again
 */
@ConfigurationProperties("cleanclaim.eligibility")
public record EligibilitySettings(
    URI url,
    @DefaultValue("20s") Duration timeout,
    String providerNpi,
    @DefaultValue("Billing provider") String providerName,
    @DefaultValue("10m") Duration keep) {}
