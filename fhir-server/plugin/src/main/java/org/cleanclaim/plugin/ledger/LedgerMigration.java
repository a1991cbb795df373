package org.cleanclaim.plugin.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * Brings our own tables up to date when the host starts. They stand beside the host's, with a
 * history of their own; the host's tables are never touched.
 *
 * <p>A host brings Flyway's core with HAPI, but not always Flyway's part for its database. There
 * the scripts are run as they are, which is why each of them is harmless when it is run again.
 */
public class LedgerMigration implements InitializingBean {

  static final String HISTORY = "cleanclaim_schema_history";

  private static final Logger log = LoggerFactory.getLogger(LedgerMigration.class);
  private static final String SCRIPTS = "org/cleanclaim/plugin/migration";

  private final DataSource database;

  public LedgerMigration(DataSource database) {
    this.database = database;
  }

  @Override
  public void afterPropertiesSet() throws IOException {
    Flyway flyway;
    try {
      flyway =
          Flyway.configure(getClass().getClassLoader())
              .dataSource(database)
              .locations("classpath:" + SCRIPTS)
              .table(HISTORY)
              // The host's tables are there before ours: their being there is our version 0.
              .baselineOnMigrate(true)
              .baselineVersion("0")
              .load();
    } catch (FlywayException e) {
      runPlainly(e);
      return;
    }
    migrate(flyway);
  }

  private void migrate(Flyway flyway) throws IOException {
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      if (e.getMessage() == null || !e.getMessage().contains("Unsupported Database")) {
        throw e;
      }
      runPlainly(e);
    }
  }

  private void runPlainly(FlywayException reason) throws IOException {
    log.info(
        "Flyway does not know this database ({}); scripts are run plainly.", reason.getMessage());
    Resource[] scripts =
        new PathMatchingResourcePatternResolver(getClass().getClassLoader())
            .getResources("classpath*:" + SCRIPTS + "/V*.sql");
    Arrays.sort(scripts, Comparator.comparingInt(LedgerMigration::version));
    new ResourceDatabasePopulator(scripts).execute(database);
  }

  private static int version(Resource script) {
    String name = String.valueOf(script.getFilename());
    return Integer.parseInt(name.substring(1, name.indexOf('_')));
  }
}
