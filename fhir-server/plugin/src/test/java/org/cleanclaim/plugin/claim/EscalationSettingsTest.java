package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EscalationSettingsTest {

  @Test
  void readsStepsAndOwnersAsASiteWritesThem() {
    EscalationSettings settings =
        bound(
            Map.of(
                "cleanclaim.held.escalate-after", "3d,7d",
                "cleanclaim.held.owners", "Practitioner/lead,Ray Chief"));
    assertThat(settings.owners()).containsExactly("Practitioner/lead", "Ray Chief");
    assertThat(settings.step(Duration.ofDays(3).minusSeconds(1))).isZero();
    assertThat(settings.step(Duration.ofDays(3))).isEqualTo(1);
    assertThat(settings.step(Duration.ofDays(70))).isEqualTo(2);
  }

  @Test
  void callsNobodyUnlessASiteSaysSo() {
    assertThat(bound(Map.of()).isOn()).isFalse();
  }

  @Test
  void refusesAStepWithoutOwnerAndStepsThatDoNotGrow() {
    List<Duration> steps = List.of(Duration.ofDays(7), Duration.ofDays(3));
    assertThatThrownBy(() -> new EscalationSettings(steps, List.of("Dana Lead"), null))
        .hasMessageContaining("one owner for each step");
    assertThatThrownBy(() -> new EscalationSettings(steps, List.of("Dana Lead", "Ray"), null))
        .hasMessageContaining("must grow");
  }

  private static EscalationSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("cleanclaim.held", EscalationSettings.class);
  }
}
