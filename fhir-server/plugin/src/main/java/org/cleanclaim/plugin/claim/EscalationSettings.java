package org.cleanclaim.plugin.claim;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is next when a claim is held too long.
 *
 * @param escalateAfter how long a claim is held before each step up, such as {@code 3d,7d}; nobody
 *     is called when it is empty
 * @param owners who has to act from each step on: a reference, or a name in words
 * @param at when held claims are looked at each night, by the clinic's clock
 */
@ConfigurationProperties("cleanclaim.held")
public record EscalationSettings(
    List<Duration> escalateAfter, List<String> owners, @DefaultValue("04:00") LocalTime at) {

  public EscalationSettings {
    escalateAfter = escalateAfter == null ? List.of() : List.copyOf(escalateAfter);
    owners = owners == null ? List.of() : List.copyOf(owners);
    if (escalateAfter.size() != owners.size()) {
      throw new IllegalArgumentException(
          "cleanclaim.held.escalate-after has %d steps and cleanclaim.held.owners %d: name one owner for each step."
              .formatted(escalateAfter.size(), owners.size()));
    }
    for (int step = 1; step < escalateAfter.size(); step++) {
      if (escalateAfter.get(step).compareTo(escalateAfter.get(step - 1)) <= 0) {
        throw new IllegalArgumentException(
            "cleanclaim.held.escalate-after must grow from step to step, as in 3d,7d.");
      }
    }
  }

  boolean isOn() {
    return !escalateAfter.isEmpty();
  }

  /** The step a claim has come to that is held so long; 0 before the first. */
  int step(Duration held) {
    return (int) escalateAfter.stream().filter(after -> held.compareTo(after) >= 0).count();
  }
}
