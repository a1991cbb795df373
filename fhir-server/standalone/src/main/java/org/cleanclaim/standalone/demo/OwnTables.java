package org.cleanclaim.standalone.demo;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The product's tables beside HAPI's: what was shown, what people did with it, what was sent. */
final class OwnTables {

  /** Those that tell which version the tables themselves have are no memory of anybody. */
  private static final String NAMES =
      """
      select quote_ident(tablename) from pg_tables
      where schemaname = current_schema()
        and tablename like 'cleanclaim\\_%'
        and tablename not like '%schema%' and tablename not like '%history%'
      """;

  /** Numbers that were given out stay given out: the payer knows them. */
  private static final String TRAFFIC =
      """
      select 'cleanclaim_routes.' || quote_ident(tablename) from pg_tables
      where schemaname = 'cleanclaim_routes'
        and tablename not in ('schema_history', 'scheduled_tasks', 'partner')
      """;

  /** What is to be done about claims that are there no longer; what is done regularly stays. */
  private static final String STEPS =
      """
      delete from cleanclaim_routes.scheduled_tasks where task_name in
        ('send-interchange', 'settle-doubt', 'report-status', 'post-remittance', 'ask-status',
        'tell-status', 'follow-up')
      """;

  private final JdbcTemplate database;
  private final Runnable emptied;

  /** {@code emptied} lets go of what a running server remembers of them. */
  OwnTables(DataSource database, Runnable emptied) {
    this.emptied = emptied;
    this.database = new JdbcTemplate(database);
  }

  void empty() {
    truncate(database.queryForList(NAMES, String.class));
    var traffic = database.queryForList(TRAFFIC, String.class);
    if (!traffic.isEmpty()) {
      truncate(traffic);
      database.update(STEPS);
    }
    emptied.run();
  }

  private void truncate(List<String> tables) {
    if (!tables.isEmpty()) {
      database.execute("truncate table " + String.join(", ", tables));
    }
  }
}
