package org.cleanclaim.standalone.database;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data folder as a bean. */
@Configuration(proxyBeanMethods = false)
class DataFolderConfiguration {

  @Bean
  DataFolder dataFolder(@Value("${cleanclaim.data}") Path path) {
    return new DataFolder(path);
  }
}
