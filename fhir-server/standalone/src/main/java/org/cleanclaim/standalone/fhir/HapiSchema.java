package org.cleanclaim.standalone.fhir;

import ca.uhn.fhir.util.VersionUtil;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The version of HAPI whose tables the database holds. Comparing every table with every entity
 * takes seconds, so it is done once a version and not at each start.
 */
final class HapiSchema {

  private final JdbcTemplate database;

  HapiSchema(DataSource database) {
    this.database = new JdbcTemplate(database);
    this.database.execute(
        "create table if not exists cleanclaim_hapi_schema (version varchar(40) primary key)");
  }

  boolean isCurrent() {
    return versions().contains(VersionUtil.getVersion());
  }

  void markCurrent() {
    if (!isCurrent()) {
      database.update("insert into cleanclaim_hapi_schema values (?)", VersionUtil.getVersion());
    }
  }

  private List<String> versions() {
    return database.queryForList("select version from cleanclaim_hapi_schema", String.class);
  }
}
