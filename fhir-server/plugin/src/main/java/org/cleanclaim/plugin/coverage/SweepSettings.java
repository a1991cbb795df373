package org.cleanclaim.plugin.coverage;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The nightly look at the coverage of booked visits.
 *
 * @param enabled false to look only when somebody asks for it
 * @param at when, by the clinic's clock
 * @param ahead how many days ahead; also how early an ending coverage is told
 * @param pace the least time between two questions to one payer
 */
@ConfigurationProperties("cleanclaim.sweep")
public record SweepSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("02:30") LocalTime at,
    @DefaultValue("7") int ahead,
    @DefaultValue("1s") Duration pace) {}
