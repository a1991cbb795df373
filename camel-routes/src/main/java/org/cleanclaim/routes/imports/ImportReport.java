package org.cleanclaim.routes.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * How an import stands, and what its files came to. Why claims were denied is the server's to say,
 * once it is done.
 *
 * @param state {@code reading} while files are read, {@code posting} while payments are written,
 *     then {@code done}
 * @param unposted payments still to be written
 * @param claims what its 837 files hold
 * @param remitted what its 835 files hold
 * @param causes where the server tells the causes of the denials of those days; null before it is
 *     done, and where no remittance was read
 */
public record ImportReport(
    UUID id,
    String state,
    String person,
    Instant startedAt,
    Instant endedAt,
    int unposted,
    Sum claims,
    Sum remitted,
    String causes,
    List<File> files) {

  /**
   * One file.
   *
   * @param state {@code waiting}, {@code taken}, {@code known}, {@code refused} or {@code
   *     quarantined}
   * @param said why it was not taken, and what to do
   * @param unmatched remitted claims of which nothing is known here
   * @param faults each with its place and what to do, a hundred at most
   */
  public record File(
      String name,
      String kind,
      String state,
      String said,
      int claims,
      int known,
      int refused,
      int lines,
      int unmatched,
      BigDecimal charged,
      BigDecimal paid,
      LocalDate from,
      LocalDate to,
      List<String> faults) {
    boolean isWithheld() {
      return state.equals("refused") || state.equals("quarantined");
    }
  }

  /**
   * Files of one kind together.
   *
   * @param files how many there are
   * @param withheld those of them that were refused or quarantined
   */
  public record Sum(
      int files,
      int withheld,
      int claims,
      int known,
      int refused,
      int lines,
      int unmatched,
      BigDecimal charged,
      BigDecimal paid,
      LocalDate from,
      LocalDate to) {}

  static ImportReport of(
      UUID id, String person, Instant startedAt, Instant endedAt, int unposted, List<File> files) {
    var state = endedAt == null ? "reading" : unposted > 0 ? "posting" : "done";
    var remitted = sum(files, "835");
    return new ImportReport(
        id,
        state,
        person,
        startedAt,
        endedAt,
        unposted,
        sum(files, "837"),
        remitted,
        state.equals("done") && remitted.from() != null
            ? "/fhir/$denial-causes?from=%s&to=%s".formatted(remitted.from(), remitted.to())
            : null,
        files);
  }

  private static Sum sum(List<File> all, String kind) {
    var files = all.stream().filter(file -> kind.equals(file.kind())).toList();
    return new Sum(
        files.size(),
        (int) files.stream().filter(File::isWithheld).count(),
        sum(files, File::claims),
        sum(files, File::known),
        sum(files, File::refused),
        sum(files, File::lines),
        sum(files, File::unmatched),
        dollars(files, File::charged),
        dollars(files, File::paid),
        days(files, File::from).min(Comparator.naturalOrder()).orElse(null),
        days(files, File::to).max(Comparator.naturalOrder()).orElse(null));
  }

  private static int sum(List<File> files, ToIntFunction<File> what) {
    return files.stream().mapToInt(what).sum();
  }

  private static BigDecimal dollars(List<File> files, Function<File, BigDecimal> what) {
    return files.stream().map(what).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<LocalDate> days(List<File> files, Function<File, LocalDate> what) {
    return files.stream().map(what).filter(Objects::nonNull);
  }
}
