package org.cleanclaim.routes.simulatedpayer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The scenario file. A member id of SIM and a scenario's id asks for that scenario. */
final class Scenarios {
  static final String MEMBER = "SIM";

  private static final Set<String> KNOWN =
      Set.of(
          "aaa",
          "eb",
          "other",
          "begin",
          "end",
          "slow",
          "ta1",
          "syntax",
          "reject",
          "reject-line",
          "pend",
          "late",
          "status",
          "line",
          "lines",
          "claim",
          "remarks",
          "moa",
          "code",
          "units",
          "split",
          "forwarded",
          "plb",
          "correct");

  private final Map<String, Scenario> eligibility;
  private final Map<String, Scenario> claims;

  private Scenarios(Map<String, Scenario> eligibility, Map<String, Scenario> claims) {
    this.eligibility = eligibility;
    this.claims = claims;
  }

  /** The scenarios in the jar. */
  static Scenarios shipped() {
    return read(new ClassPathResource("scenarios.yaml", Scenarios.class));
  }

  static Scenarios read(Resource file) {
    var settings =
        LoadSettings.builder().setSchema(new FailsafeSchema()).setAllowDuplicateKeys(false).build();
    try (var yaml = file.getInputStream()) {
      var root = (Map<?, ?>) new Load(settings).loadFromInputStream(yaml);
      return new Scenarios(list(root, "eligibility"), list(root, "claims"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The scenario file cannot be read: " + file, unreadable);
    }
  }

  private static Map<String, Scenario> list(Map<?, ?> root, String name) {
    var all = new LinkedHashMap<String, Scenario>();
    for (var one : (List<?>) root.get(name)) {
      var says = new LinkedHashMap<String, String>();
      ((Map<?, ?>) one).forEach((key, value) -> says.put(key.toString(), value.toString()));
      var id = says.remove("id");
      var title = says.remove("title");
      says.keySet().stream()
          .filter(key -> !KNOWN.contains(key))
          .findFirst()
          .ifPresent(
              key -> {
                throw new IllegalStateException(
                    "Scenario " + id + " says something unknown: " + key);
              });
      if (id == null || title == null || all.put(id, new Scenario(id, title, says)) != null) {
        throw new IllegalStateException("A scenario lacks id or title, or stands twice: " + id);
      }
    }
    return all;
  }

  Collection<Scenario> eligibility() {
    return eligibility.values();
  }

  Collection<Scenario> claims() {
    return claims.values();
  }

  Optional<Scenario> forInquiry(String memberId) {
    return find(eligibility, memberId);
  }

  /** Coverage of such a member is never in the way: an inquiry about it is answered as active. */
  boolean isClaim(String memberId) {
    return find(claims, memberId).isPresent();
  }

  Optional<Scenario> forClaim(SubmittedClaim claim) {
    return find(claims, claim.subscriber().party().id());
  }

  private static Optional<Scenario> find(Map<String, Scenario> in, String memberId) {
    return memberId != null && memberId.startsWith(MEMBER)
        ? Optional.ofNullable(in.get(memberId.substring(MEMBER.length())))
        : Optional.empty();
  }
}
