package org.cleanclaim.plugin.denial;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.ledger.Digest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Calendars of last days, for who has the address of one. */
@RestController
public class DenialCalendarController {

  private static final int MOST = 1_000;
  private static final int DAYS_BACK = 30;

  private final DenialLedger ledger;
  private final Clock clock;

  DenialCalendarController(DenialLedger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A calendar; 404 for an address that was never given, as for one that was ended. */
  @GetMapping("/denial-calendar/{key}.ics")
  ResponseEntity<String> calendar(@PathVariable("key") String key) {
    Optional<DenialLedger.Calendar> calendar = ledger.calendar(Digest.of(key));
    if (calendar.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    LocalDate from = LocalDate.now(clock).minusDays(DAYS_BACK);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .body(DenialCalendar.of(ledger.due(calendar.get(), from, MOST), clock.instant()));
  }
}
