package org.cleanclaim.plugin.learn;

import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;

/**
 * What of a service line a pattern can be about.
 *
 * @param procedure HCPCS or CPT code
 * @param modifiers those on it that are codes
 * @param diagnoses the ICD-10-CM categories it points at
 * @param place of service; null when not known
 * @param npi of its physician; null when not known
 * @param beside other procedures of the claim on the same day
 */
record Traits(
    String procedure,
    Set<String> modifiers,
    Set<String> diagnoses,
    String place,
    String npi,
    Set<String> beside) {

  private static final int CATEGORY = 3;

  static Traits of(ClaimFacts claim, Line line) {
    return new Traits(
        line.code(),
        line.modifiers().stream()
            .filter(modifier -> Codes.modifier(modifier) != Codes.NONE)
            .collect(Collectors.toUnmodifiableSet()),
        claim.pointed(line).stream()
            .map(diagnosis -> diagnosis.code())
            .filter(code -> Codes.diagnosisGroup(code) != Codes.NONE)
            .map(code -> code.substring(0, CATEGORY))
            .collect(Collectors.toUnmodifiableSet()),
        line.place() != null && line.place().matches("\\d{2}") ? line.place() : null,
        claim.physicianNpi(line),
        claim.lines().stream()
            .filter(other -> other != line && other.sharesDayWith(line))
            .filter(other -> other.codeId() >= 0 && other.codeId() != line.codeId())
            .map(Line::code)
            .collect(Collectors.toUnmodifiableSet()));
  }
}
