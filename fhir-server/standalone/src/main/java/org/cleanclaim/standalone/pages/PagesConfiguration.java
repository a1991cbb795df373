package org.cleanclaim.standalone.pages;

import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the app, and in the demo the EHR and the login page, out of the jars they come in. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

  private static final String PAGES = "classpath:/META-INF/resources";
  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
  private static final CacheControl ASK_AGAIN = CacheControl.noCache();

  private final boolean demo;

  PagesConfiguration(Environment environment) {
    demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @Bean
  static PageHeaders pageHeaders(@Value("${cleanclaim.frame-ancestors}") String frameAncestors) {
    return new PageHeaders(frameAncestors);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    addPages(
        registry,
        "/app/",
        new PageResolver(Map.of("launch", "launch.html", "panel", "panel.html")));
    if (demo) {
      addPages(registry, "/ehr/", new PageResolver(Map.of()));
      registry
          .addResourceHandler("/login.css")
          .addResourceLocations("classpath:/org/cleanclaim/standalone/authorization/")
          .setCacheControl(ASK_AGAIN);
    }
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", demo ? "/ehr/" : "/app/");
    addStart(registry, "/app");
    if (demo) {
      addStart(registry, "/ehr");
    }
  }

  private static void addStart(ViewControllerRegistry registry, String path) {
    registry.addRedirectViewController(path, path + "/");
    registry.addViewController(path + "/").setViewName("forward:" + path + "/index.html");
  }

  /** Files under assets carry a hash of their content in their name; pages do not. */
  private static void addPages(
      ResourceHandlerRegistry registry, String path, PageResolver resolver) {
    registry
        .addResourceHandler(path + "assets/**")
        .addResourceLocations(PAGES + path + "assets/")
        .setCacheControl(FOR_EVER);
    registry
        .addResourceHandler(path + "**")
        .addResourceLocations(PAGES + path)
        .setCacheControl(ASK_AGAIN)
        .resourceChain(false)
        .addResolver(resolver);
  }
}
