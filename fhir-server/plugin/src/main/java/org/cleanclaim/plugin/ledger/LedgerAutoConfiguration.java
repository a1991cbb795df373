package org.cleanclaim.plugin.ledger;

import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Our own tables beside HAPI's, and what is kept in them. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({Flyway.class, JdbcTemplate.class})
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty(
    name = {"cleanclaim.enabled", "cleanclaim.ledger.enabled"},
    matchIfMissing = true)
public class LedgerAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  LedgerMigration cleanclaimLedgerMigration(DataSource database) {
    return new LedgerMigration(database);
  }

  /** Takes the migration as its parameter: no row is written before its table is there. */
  @Bean
  @ConditionalOnMissingBean(CardLedger.class)
  SqlCardLedger cleanclaimCardLedger(DataSource database, LedgerMigration migrated) {
    return new SqlCardLedger(
        new JdbcTemplate(database),
        new TransactionTemplate(new DataSourceTransactionManager(database)));
  }

  @Bean
  @ConditionalOnMissingBean(Lease.class)
  SqlLease cleanclaimLease(DataSource database, LedgerMigration migrated) {
    return new SqlLease(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean(ClaimLedger.class)
  SqlClaimLedger cleanclaimClaimLedger(DataSource database, LedgerMigration migrated) {
    return new SqlClaimLedger(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean(ClientTokens.class)
  SqlClientTokens cleanclaimClientTokens(DataSource database, LedgerMigration migrated) {
    return new SqlClientTokens(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean
  SqlSavedViews cleanclaimSavedViews(DataSource database, LedgerMigration migrated) {
    return new SqlSavedViews(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean
  SqlResubmitRules cleanclaimResubmitRules(DataSource database, LedgerMigration migrated) {
    return new SqlResubmitRules(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean
  SqlOrigin cleanclaimOrigin(DataSource database, LedgerMigration migrated) {
    return new SqlOrigin(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean
  SqlDenialReasons cleanclaimDenialReasons(DataSource database, LedgerMigration migrated) {
    return new SqlDenialReasons(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean(FindingLedger.class)
  SqlFindingLedger cleanclaimFindingLedger(DataSource database, LedgerMigration migrated) {
    return new SqlFindingLedger(new JdbcTemplate(database), Clock.systemUTC());
  }

  @Bean
  @ConditionalOnMissingBean(DenialLedger.class)
  SqlDenialLedger cleanclaimDenialLedger(DataSource database, LedgerMigration migrated) {
    return new SqlDenialLedger(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean(OutcomeLedger.class)
  SqlOutcomeLedger cleanclaimOutcomeLedger(DataSource database, LedgerMigration migrated) {
    return new SqlOutcomeLedger(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean
  SqlPaidBefore cleanclaimPaidBefore(DataSource database, LedgerMigration migrated) {
    return new SqlPaidBefore(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean(AlertDecisions.class)
  SqlAlertDecisions cleanclaimAlertDecisions(DataSource database, LedgerMigration migrated) {
    return new SqlAlertDecisions(new JdbcTemplate(database));
  }

  @Bean
  @ConditionalOnMissingBean
  SqlAlertQuality cleanclaimAlertQuality(DataSource database, LedgerMigration migrated) {
    return new SqlAlertQuality(new JdbcTemplate(database));
  }
}
