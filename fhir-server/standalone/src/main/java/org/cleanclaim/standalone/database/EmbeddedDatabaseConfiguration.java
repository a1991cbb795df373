package org.cleanclaim.standalone.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The demo's database: PostgreSQL started here, stopped after the last connection is closed. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class EmbeddedDatabaseConfiguration {

  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(
      DataFolder data, @Value("${cleanclaim.demo.reset:false}") boolean reset)
      throws IOException, SQLException {
    return EmbeddedPostgres.start(data, reset);
  }

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(EmbeddedPostgres postgres) throws IOException {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(postgres.url());
    pool.setUsername(EmbeddedPostgres.USER);
    pool.setPassword(postgres.password());
    return pool;
  }
}
