package org.cleanclaim.standalone.demo;

import org.cleanclaim.standalone.authorization.LaunchContext;
import org.cleanclaim.standalone.authorization.LaunchContexts;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Opens a launch for what the demo EHR shows right now. */
@RestController
@Profile("demo")
class LaunchEndpoint {

  private final LaunchContexts launches;

  LaunchEndpoint(LaunchContexts launches) {
    this.launches = launches;
  }

  @PostMapping("/ehr/api/launch")
  Opened open(@RequestBody LaunchContext context, @AuthenticationPrincipal Jwt user) {
    if (context.patient() == null || context.patient().isBlank()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "patient is missing");
    }
    return new Opened(launches.open(user.getSubject(), context));
  }

  record Opened(String launch) {}
}
