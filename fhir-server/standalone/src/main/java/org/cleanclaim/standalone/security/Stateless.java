package org.cleanclaim.standalone.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Endpoints that are called with a token or none, and never with a cookie. */
public final class Stateless {

  private Stateless() {}

  /**
   * A matcher object, not the path as text: that form looks at Spring MVC's paths only, and HAPI is
   * a servlet.
   */
  public static HttpSecurity apply(HttpSecurity http, String path) throws Exception {
    return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(path))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }
}
