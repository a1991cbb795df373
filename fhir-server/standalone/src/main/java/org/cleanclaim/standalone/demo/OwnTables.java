package org.cleanclaim.standalone.demo;

import javax.sql.DataSource;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.springframework.jdbc.core.JdbcTemplate;

/** The product's tables beside HAPI's: what was shown, and what people did with it. */
final class OwnTables {

  /** Those that tell which version the tables themselves have are no memory of anybody. */
  private static final String NAMES =
      """
      select quote_ident(tablename) from pg_tables
      where schemaname = current_schema()
        and tablename like 'cleanclaim\\_%'
        and tablename not like '%schema%' and tablename not like '%history%'
      """;

  private final JdbcTemplate database;
  private final AlertDecisions decisions;

  OwnTables(DataSource database, AlertDecisions decisions) {
    this.decisions = decisions;
    this.database = new JdbcTemplate(database);
  }

  void empty() {
    var tables = database.queryForList(NAMES, String.class);
    if (!tables.isEmpty()) {
      database.execute("truncate table " + String.join(", ", tables));
    }
    decisions.refresh();
  }
}
