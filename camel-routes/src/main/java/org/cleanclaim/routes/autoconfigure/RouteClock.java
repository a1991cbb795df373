package org.cleanclaim.routes.autoconfigure;

import java.time.Clock;

/** The clock of the routes; a type of its own, so that a host's is left alone. */
public record RouteClock(Clock clock) {}
