package org.cleanclaim.edits.payer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Gender;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.ProcedureSet;

/**
 * One decision row of a payer's own: when all of this holds, then say that.
 *
 * @param when the conditions
 * @param edit the id the finding is reported under
 * @param message what is wrong
 * @param remedy what to do
 * @param denial group code and CARC it predicts
 * @param severity how hard it speaks
 */
public record PayerRule(
    @NotNull When when,
    @NotBlank
        @Pattern(regexp = "[a-z0-9][a-z0-9-]*", message = "must be lower case words with dashes")
        String edit,
    @NotBlank String message,
    @NotBlank String remedy,
    @NotBlank @Pattern(regexp = "(CO|PR|OA|PI)-[A-Z]?[0-9]{1,3}", message = "must be like CO-197")
        String denial,
    @NotNull Severity severity) {

  /**
   * Whether it speaks on a line, as far as its rows say: what a FHIRPath asks is left out.
   *
   * @param line a line of the claim
   */
  public boolean speaksOn(ClaimFacts claim, Line line) {
    return when.holdsFor(claim, line);
  }

  /**
   * Conditions, all of which must hold; null or empty means any.
   *
   * @param procedures codes, ranges or beginnings
   * @param withProcedures another line of the claim and day has one of these
   * @param modifiers one of these stands on the line
   * @param withoutModifiers none of these stands on the line
   * @param diagnoses one pointed diagnosis begins with one of these
   * @param places places of service
   * @param units units of the line
   * @param amount charge of the line
   * @param age of the patient on the day
   * @param sex of the patient
   * @param specialties taxonomies of the physician
   * @param npis NPIs of the physician
   * @param fhirPath an expression over the Claim, for what rows cannot say
   */
  public record When(
      ProcedureSet procedures,
      ProcedureSet withProcedures,
      ModifierSet modifiers,
      ModifierSet withoutModifiers,
      List<String> diagnoses,
      List<String> places,
      NumberRange units,
      NumberRange amount,
      NumberRange age,
      Gender sex,
      List<String> specialties,
      List<String> npis,
      String fhirPath) {

    public When {
      diagnoses = List.copyOf(diagnoses);
      places = List.copyOf(places);
      specialties = List.copyOf(specialties);
      npis = List.copyOf(npis);
    }

    /** Whether it is about single lines rather than the claim. */
    boolean isAboutLines() {
      return !procedures.isEmpty()
          || !withProcedures.isEmpty()
          || modifiers != null
          || withoutModifiers != null
          || !diagnoses.isEmpty()
          || !places.isEmpty()
          || units != null
          || amount != null
          || !specialties.isEmpty()
          || !npis.isEmpty();
    }

    boolean isEmpty() {
      return !isAboutLines() && age == null && sex == null && fhirPath == null;
    }

    boolean holdsFor(ClaimFacts claim, Line line) {
      return (procedures.isEmpty() || procedures.contains(line.codeId()))
          && (modifiers == null || line.hasAny(modifiers))
          && (withoutModifiers == null || !line.hasAny(withoutModifiers))
          && (places.isEmpty() || places.contains(String.valueOf(line.place())))
          && (units == null || units.contains(line.quantity()))
          && (amount == null || amount.contains(line.charge()))
          && (specialties.isEmpty() || specialties.contains(String.valueOf(claim.specialty(line))))
          && (npis.isEmpty() || npis.contains(String.valueOf(claim.physicianNpi(line))))
          && (withProcedures.isEmpty() || standsBesideOne(claim, line))
          && (diagnoses.isEmpty() || pointsAtOne(claim, line))
          && holdsForPatient(claim, line);
    }

    private boolean standsBesideOne(ClaimFacts claim, Line line) {
      for (int i = 0; i < claim.lines().size(); i++) {
        Line other = claim.lines().get(i);
        if (other != line && withProcedures.contains(other.codeId()) && line.sharesDayWith(other)) {
          return true;
        }
      }
      return false;
    }

    private boolean pointsAtOne(ClaimFacts claim, Line line) {
      for (Diagnosis diagnosis : claim.pointed(line)) {
        if (diagnoses.stream().anyMatch(diagnosis.code()::startsWith)) {
          return true;
        }
      }
      return false;
    }

    /** Age and sex; on the line's day, or the claim's first when the rule is about the claim. */
    boolean holdsForPatient(ClaimFacts claim, Line line) {
      int years = claim.patient().age(line == null ? claim.diagnosisDay() : line.from());
      return (age == null || (years >= 0 && age.contains(BigDecimal.valueOf(years))))
          && (sex == null || sex == claim.patient().gender());
    }
  }
}
