package org.cleanclaim.routes.simulatedpayer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that happens at payers, asked for by a member id.
 *
 * @param id such as C01
 * @param says what is answered, by the names of the scenario file
 */
record Scenario(String id, String title, Map<String, String> says) {

  Optional<String> text(String name) {
    return Optional.ofNullable(says.get(name));
  }

  boolean is(String name) {
    return "yes".equals(says.get(name));
  }

  /** Words of a value; empty when nothing is said. */
  List<String> words(String name) {
    return text(name).map(value -> List.of(value.strip().split("\\s+"))).orElse(List.of());
  }

  /** Parts of a value between semicolons, each as words. */
  List<List<String>> parts(String name) {
    return text(name).stream()
        .flatMap(value -> Arrays.stream(value.split(";")))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .map(part -> List.of(part.split("\\s+")))
        .toList();
  }
}
