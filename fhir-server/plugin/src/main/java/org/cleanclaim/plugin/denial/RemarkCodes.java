package org.cleanclaim.plugin.denial;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cleanclaim.plugin.Canonical;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;

/**
 * Finds remittance advice remark codes (835 LQ*HE and MOA) in a ClaimResponse: as extensions whose
 * value is a coding of the RARC list, and as process notes that begin with a code.
 */
final class RemarkCodes {

  private static final Pattern LEADING_CODE = Pattern.compile("^\\s*((?:MA|M|N)\\d{1,4})\\b");

  private RemarkCodes() {}

  static List<String> in(List<Extension> extensions) {
    return extensions.stream().map(Extension::getValue).flatMap(RemarkCodes::codings).toList();
  }

  /** The codes of the notes with these numbers; of all unnumbered notes when none is asked. */
  static List<String> inNotes(ClaimResponse response, List<Integer> numbers) {
    return response.getProcessNote().stream()
        .filter(note -> numbers.isEmpty() ? !note.hasNumber() : numbers.contains(note.getNumber()))
        .flatMap(
            note ->
                Stream.concat(
                    in(note.getExtension()).stream(), leadingCode(note.getText()).stream()))
        .distinct()
        .toList();
  }

  private static Stream<String> codings(Type value) {
    Stream<Coding> codings =
        value instanceof CodeableConcept concept
            ? concept.getCoding().stream()
            : value instanceof Coding coding ? Stream.of(coding) : Stream.empty();
    return codings.filter(coding -> Canonical.RARC.equals(coding.getSystem())).map(Coding::getCode);
  }

  private static Optional<String> leadingCode(String text) {
    Matcher matcher = LEADING_CODE.matcher(text == null ? "" : text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
