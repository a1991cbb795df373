package org.cleanclaim.standalone.pages;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What a page may load, and who may frame it.
 *
 * @param frameAncestors the value of CSP's {@code frame-ancestors}; an EHR that shows the app in a
 *     panel is named here
 */
public record PageHeaders(String frameAncestors)
    implements Customizer<HeadersConfigurer<HttpSecurity>> {

  private static final String SAME_ORIGIN = "'self'";

  public PageHeaders {
    if (frameAncestors.contains("*")) {
      throw new IllegalArgumentException(
          "cleanclaim.frame-ancestors must name origins; * would let any page frame the app.");
    }
  }

  @Override
  public void customize(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(policy()))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .frameOptions(
            frameAncestors.equals(SAME_ORIGIN)
                ? FrameOptionsConfig::sameOrigin
                : FrameOptionsConfig::disable);
  }

  /** Styles may be inline: the component library sets its variables so. Scripts may not. */
  private String policy() {
    return "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
        + " font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self';"
        + " frame-ancestors "
        + frameAncestors;
  }
}
