package org.cleanclaim.routes.traffic;

import java.util.Map;
import java.util.TreeMap;

/** How many claims, interchanges and files stand where, as the tables say now. */
public final class TrafficCounts {
  private final TrafficDatabase database;
  private final String tenant;

  public TrafficCounts(TrafficDatabase database, String tenant) {
    this.database = database;
    this.tenant = tenant;
  }

  /** By kind and state: {@code submission HELD}, {@code interchange IN_DOUBT}. */
  public Map<String, Map<String, Long>> now() {
    var counts = new TreeMap<String, Map<String, Long>>();
    for (var kind : new String[] {"submission", "interchange", "inbound"}) {
      counts.put(kind, states(kind));
    }
    return counts;
  }

  /** Steps that failed at least once and are done again. */
  public long retried() {
    return database
        .jdbc()
        .sql("select count(*) from " + Steps.TABLE + " where consecutive_failures > 0")
        .query(Long.class)
        .single();
  }

  /** Whether the tables can be read. */
  public void check() {
    database.jdbc().sql("select 1").query(Integer.class).single();
  }

  private Map<String, Long> states(String table) {
    var states = new TreeMap<String, Long>();
    database
        .jdbc()
        .sql(
            "select state, count(*) as size from cleanclaim_routes."
                + table
                + " where tenant = ? group by state")
        .params(tenant)
        .query(
            row -> {
              states.put(row.getString("state"), row.getLong("size"));
            });
    return states;
  }
}
