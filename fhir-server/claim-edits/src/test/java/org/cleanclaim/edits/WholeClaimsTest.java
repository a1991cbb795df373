package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole claims with the alerts they must raise: {@code claims/x.yaml} and {@code x.expected}. After
 * a wanted change run with {@code -Dclaims.write=true} and read the difference.
 */
class WholeClaimsTest {
  private static final Path CLAIMS = Path.of("src/test/resources/claims").toAbsolutePath();

  @TestFactory
  Stream<DynamicTest> raiseTheirAlerts() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(CLAIMS)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    Path expected = Path.of(file.toString().replace(".yaml", ".expected"));
    String told = told(Scrubber.sample().scrub(ClaimFile.read(file), Given.TODAY));
    if (Boolean.getBoolean("claims.write")) {
      Files.writeString(expected, told);
    }
    assertThat(told).isEqualTo(Files.readString(expected));
  }

  private static String told(ScrubResult result) {
    return result.outcome()
        + "\n"
        + result.alerts().stream()
            .map(
                alert ->
                    "%s %s line %d [%s] %s%n    %s%n%s"
                        .formatted(
                            alert.severity(),
                            alert.edit(),
                            alert.line(),
                            alert.denial(),
                            alert.message(),
                            alert.remedy(),
                            fixes(alert)))
            .collect(Collectors.joining())
        + result.unchecked().stream()
            .map(one -> "not checked: %s: %s%n".formatted(one.edit(), one.reason()))
            .collect(Collectors.joining());
  }

  private static String fixes(Alert alert) {
    return alert.fixes().stream()
        .map(fix -> "    fix: %s%n".formatted(fix.label()))
        .collect(Collectors.joining());
  }
}
