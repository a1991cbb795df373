package org.cleanclaim.routes.simulatedpayer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import org.springframework.core.io.Resource;

/**
 * How the simulated payer decides, as its rule file says.
 *
 * @param seed what is left to chance follows from it, the same each time
 * @param least percent of a charge that is allowed at least
 * @param most percent of a charge that is allowed at most
 * @param rejections before adjudication
 * @param pends what the payer waits for before it decides on a claim with such a line
 * @param denials of a line
 */
record AdjudicationRules(
    long seed, int least, int most, List<Rule> rejections, List<Rule> pends, List<Rule> denials) {
  private static final Set<String> CONDITIONS =
      Set.of(
          "payer",
          "member",
          "provider",
          "coverage",
          "late-after",
          "duplicate",
          "procedure",
          "modifier",
          "without",
          "beside",
          "authorization");

  /**
   * One rule.
   *
   * @param conditions all of them have to fit
   * @param codes what is answered then
   */
  record Rule(Map<String, String> conditions, List<String> codes) {

    Optional<String> condition(String name) {
      return Optional.ofNullable(conditions.get(name));
    }

    boolean fits(String name, String code) {
      return condition(name).map(pattern -> Pattern.matches(pattern, code)).orElse(true);
    }
  }

  static AdjudicationRules read(Resource file) {
    var settings =
        LoadSettings.builder().setSchema(new FailsafeSchema()).setAllowDuplicateKeys(false).build();
    try (var yaml = file.getInputStream()) {
      var root = (Map<?, ?>) new Load(settings).loadFromInputStream(yaml);
      var allowed = (Map<?, ?>) root.get("allowed");
      return new AdjudicationRules(
          Long.parseLong(root.get("seed").toString()),
          Integer.parseInt(allowed.get("least").toString()),
          Integer.parseInt(allowed.get("most").toString()),
          rules(root, "reject"),
          root.containsKey("pend") ? rules(root, "pend") : List.of(),
          rules(root, "deny"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The rule file cannot be read: " + file, unreadable);
    }
  }

  private static List<Rule> rules(Map<?, ?> root, String list) {
    return ((List<?>) root.get(list)).stream().map(one -> rule((Map<?, ?>) one)).toList();
  }

  private static Rule rule(Map<?, ?> written) {
    var conditions = new java.util.HashMap<String, String>();
    List<String> codes = List.of();
    for (var entry : written.entrySet()) {
      var name = entry.getKey().toString();
      if (name.equals("as")) {
        codes = Arrays.asList(entry.getValue().toString().split("\\s+"));
      } else if (CONDITIONS.contains(name)) {
        conditions.put(name, entry.getValue().toString());
      } else {
        throw new IllegalStateException("The rule file knows no condition " + name + ".");
      }
    }
    if (codes.size() < 2) {
      throw new IllegalStateException("A rule of the rule file lacks what it answers (as).");
    }
    return new Rule(Map.copyOf(conditions), codes);
  }
}
