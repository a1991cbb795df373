package org.cleanclaim.standalone.demo;

import org.cleanclaim.standalone.demo.history.HistoryLoading;
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
  private final HistoryLoading history;

  ResetEndpoint(Stories stories, HistoryLoading history) {
    this.stories = stories;
    this.history = history;
  }

  @PostMapping("/ehr/api/reset")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset() {
    history.stop();
    stories.startOver();
    history.start();
  }
}
