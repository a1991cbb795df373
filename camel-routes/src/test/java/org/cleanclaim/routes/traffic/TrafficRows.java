package org.cleanclaim.routes.traffic;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into the tables, for tests elsewhere. */
public final class TrafficRows {
  private TrafficRows() {}

  public static JdbcClient of(TrafficDatabase database) {
    return database.jdbc();
  }
}
