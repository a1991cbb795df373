package org.cleanclaim.plugin.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lines alike: of one procedure, and of as many further conditions as are not null. It says no more
 * than a decision row of a payer's policy can.
 *
 * @param beside a procedure of the same claim and day
 * @param without none of these modifiers is on it
 * @param place of service
 * @param diagnosis an ICD-10-CM category it points at
 * @param npi of its physician
 */
record Pattern(
    String procedure,
    String beside,
    List<String> without,
    String place,
    String diagnosis,
    String npi) {

  /** Modifiers that say a service stands for itself: whichever of them is there will do. */
  static final List<String> DISTINCT = List.of("59", "XE", "XP", "XS", "XU");

  static Pattern of(String procedure) {
    return new Pattern(procedure, null, null, null, null, null);
  }

  Pattern besides(String other) {
    return new Pattern(procedure, other, without, place, diagnosis, npi);
  }

  Pattern lacking(List<String> modifiers) {
    return new Pattern(procedure, beside, modifiers, place, diagnosis, npi);
  }

  Pattern at(String where) {
    return new Pattern(procedure, beside, without, where, diagnosis, npi);
  }

  Pattern pointingAt(String category) {
    return new Pattern(procedure, beside, without, place, category, npi);
  }

  Pattern by(String physician) {
    return new Pattern(procedure, beside, without, place, diagnosis, physician);
  }

  boolean fits(Traits line) {
    return procedure.equals(line.procedure())
        && (beside == null || line.beside().contains(beside))
        && (without == null || Collections.disjoint(without, line.modifiers()))
        && (place == null || place.equals(line.place()))
        && (diagnosis == null || line.diagnoses().contains(diagnosis))
        && (npi == null || npi.equals(line.npi()));
  }

  /** The same with one condition less each; none where it has the procedure alone. */
  List<Pattern> wider() {
    List<Pattern> wider = new ArrayList<>(3);
    if (beside != null) {
      wider.add(besides(null));
    }
    if (without != null) {
      wider.add(lacking(null));
    }
    if (place != null) {
      wider.add(at(null));
    }
    if (diagnosis != null) {
      wider.add(pointingAt(null));
    }
    if (npi != null) {
      wider.add(by(null));
    }
    return wider;
  }

  /** Whether it is about all the lines the other one is about, and does not say the same. */
  boolean isWiderThan(Pattern other) {
    return !equals(other)
        && procedure.equals(other.procedure)
        && (beside == null || beside.equals(other.beside))
        && (without == null || without.equals(other.without))
        && (place == null || place.equals(other.place))
        && (diagnosis == null || diagnosis.equals(other.diagnosis))
        && (npi == null || npi.equals(other.npi));
  }

  int conditions() {
    return (int) Stream.of(beside, without, place, diagnosis, npi).filter(Objects::nonNull).count();
  }

  /** The same words for the same pattern, lower case with dashes. */
  String id() {
    return Stream.of(
            procedure,
            named("with", beside),
            named("without", without == null ? null : without.get(0)),
            named("place", place),
            named("dx", diagnosis),
            named("npi", npi))
        .filter(Objects::nonNull)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("-"));
  }

  private static String named(String name, String value) {
    return value == null ? null : name + "-" + value;
  }
}
