package org.cleanclaim.standalone.demo;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Brings the stories back while the server runs. */
@RestController
@Profile("demo")
class ResetEndpoint {

  private final Stories stories;

  ResetEndpoint(Stories stories) {
    this.stories = stories;
  }

  @PostMapping("/ehr/api/reset")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset() {
    stories.startOver();
  }
}
