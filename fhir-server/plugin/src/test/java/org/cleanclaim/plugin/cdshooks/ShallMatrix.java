package org.cleanclaim.plugin.cdshooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every SHALL and MUST of CDS Hooks 2.0.1, and the tests that hold us to it. */
final class ShallMatrix {

  /** Classes whose tests may name a requirement. */
  static final List<Class<?>> TESTS =
      List.of(
          CallersFhirServerTest.class,
          CardContractTest.class,
          CdsProtocolTest.class,
          ClientTokenTest.class,
          FeedbackTest.class,
          PrefetchTest.class);

  private static final String HEAD =
      """
      # CDS Hooks 2.0.1, requirement by requirement

      Every SHALL and MUST of the specification in our own short words, whom it binds, and the tests
      that hold the plug-in to it. A requirement that binds the client is tested where the plug-in
      meets a caller that breaks it. The build fails when one of these tests fails, when one that
      binds a service has no test, and when this page is not what the tests say. Each run writes
      `fhir-server/plugin/target/cds-hooks-matrix.json` with the verdict of every test.

      | requirement | section | binds | tested by |
      |---|---|---|---|
      """;

  private ShallMatrix() {}

  /**
   * One requirement.
   *
   * @param actor {@code service}, {@code client}, {@code both}, or {@code definer} of hooks
   */
  record Requirement(String id, String section, String actor, String text) {

    /** Whether a service can break it. */
    boolean bindsUs() {
      return !actor.equals("client");
    }
  }

  static List<Requirement> requirements() {
    try (InputStream in = ShallMatrix.class.getResourceAsStream("/cds-hooks/requirements.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split("\\|"))
          .map(cells -> new Requirement(cells[0], cells[1], cells[2], cells[3]))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Requirement ids with the tests that name them, as {@code CdsProtocolTest.method}. */
  static SortedMap<String, TreeSet<String>> tests() {
    SortedMap<String, TreeSet<String>> tests = new TreeMap<>();
    for (Class<?> type : TESTS) {
      for (Method method : type.getDeclaredMethods()) {
        for (String id : named(method)) {
          tests.computeIfAbsent(id, none -> new TreeSet<>()).add(name(method));
        }
      }
    }
    return tests;
  }

  static List<String> named(Method method) {
    return Optional.ofNullable(method.getAnnotation(Shall.class)).stream()
        .flatMap(shall -> Arrays.stream(shall.value()))
        .toList();
  }

  static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  /** The page of the matrix, in Markdown. */
  static String page() {
    SortedMap<String, TreeSet<String>> tests = tests();
    return requirements().stream()
        .map(each -> row(each, tests.getOrDefault(each.id(), new TreeSet<>())))
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Requirement requirement, TreeSet<String> tests) {
    String by =
        tests.isEmpty()
            ? requirement.bindsUs() ? "the host, where TLS ends" : "the caller's"
            : tests.stream()
                .map(test -> "`" + test + "`")
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(", "));
    return "| <a id=\"%1$s\"></a>%2$s | %3$s | %4$s | %5$s |\n"
        .formatted(
            requirement.id(), requirement.text(), requirement.section(), requirement.actor(), by);
  }

  /** Requirements that bind us and that no test names, beside those that are another's work. */
  static Stream<String> untested() {
    SortedMap<String, TreeSet<String>> tests = tests();
    return requirements().stream()
        .filter(Requirement::bindsUs)
        .map(Requirement::id)
        .filter(id -> !tests.containsKey(id));
  }
}
