package org.cleanclaim.standalone.demo.history;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Loads the past into a demo that was started without. */
@RestController
@Profile("demo")
class HistoryEndpoint {

  private static final int MOST = 999_999;

  private final HistoryLoading history;

  HistoryEndpoint(HistoryLoading history) {
    this.history = history;
  }

  /** Begins; how far it is, the figures say. */
  @PostMapping("/ehr/api/history")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void load(@RequestParam("claims") int claims) {
    if (claims < 1 || claims > MOST) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "claims is not a number from 1 to " + MOST);
    }
    history.start(claims);
  }
}
