package org.cleanclaim.routes.traffic;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The routes' own schema in a PostgreSQL database, which may be the host's: tables and history of
 * their own, and transactions that nobody else's bean takes part in.
 */
public final class TrafficDatabase {
  public static final String SCHEMA = "cleanclaim_routes";

  private final DataSource database;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  public TrafficDatabase(DataSource database) {
    this.database = database;
    this.jdbc = JdbcClient.create(database);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  /** Brings the tables up to date; where there are none, makes them. */
  public TrafficDatabase migrate() {
    Flyway.configure(getClass().getClassLoader())
        .dataSource(database)
        .schemas(SCHEMA)
        .defaultSchema(SCHEMA)
        .table("schema_history")
        .locations("classpath:org/cleanclaim/routes/traffic/migration")
        .load()
        .migrate();
    return this;
  }

  DataSource dataSource() {
    return database;
  }

  public JdbcClient jdbc() {
    return jdbc;
  }

  /** Does all of it, or nothing of it. */
  public void together(Runnable work) {
    transactions.executeWithoutResult(status -> work.run());
  }

  /** Does all of it, or nothing of it. */
  public <T> T together(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }

  /** Does all of it to see what comes of it, and leaves nothing of it. */
  public <T> T rehearse(Supplier<T> work) {
    return transactions.execute(
        status -> {
          status.setRollbackOnly();
          return work.get();
        });
  }
}
