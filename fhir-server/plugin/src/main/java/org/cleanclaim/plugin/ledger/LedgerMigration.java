package org.cleanclaim.plugin.ledger;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;

/**
 * Brings our own tables up to date when the host starts. They stand beside the host's, with a
 * history of their own; the host's tables are never touched.
 */
public class LedgerMigration implements InitializingBean {

  static final String HISTORY = "cleanclaim_schema_history";

  private final DataSource database;

  public LedgerMigration(DataSource database) {
    this.database = database;
  }

  @Override
  public void afterPropertiesSet() {
    Flyway.configure(getClass().getClassLoader())
        .dataSource(database)
        .locations("classpath:org/cleanclaim/plugin/migration")
        .table(HISTORY)
        // The host's tables are there before ours: their being there is our version 0.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
