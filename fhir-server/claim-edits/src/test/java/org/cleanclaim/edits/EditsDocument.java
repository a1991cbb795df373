package org.cleanclaim.edits;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code EDITS.md}, written from what the edits say of themselves. */
final class EditsDocument {
  private static final String HEAD =
      """
      # Edits

      Every rule Cleanclaim judges a claim by, written from the edits' own metadata; do not edit by
      hand. After a change run

          mvn -pl fhir-server/claim-edits test -Dtest=EditsDocumentTest -Dedits.write=true

      Severity is what an edit says when the payer's policy says nothing: HOLD stops the claim, WARN
      asks somebody to look, INFO is a note. An edit with variants may say less for some of them.
      Denial is the group code and claim adjustment reason code it predicts; 277CA is a rejection
      before adjudication. Moments: V a booked visit, O a draft order, C a claim. Told: D the
      clinician who documents, B the coder and biller, F the front desk; a site changes it by
      `cleanclaim.audience.<edit>`, a payer's policy by `audience`, the policy being the stronger.

      | edit | what is wrong | severity | denial | moments | told | source |
      |---|---|---|---|---|---|---|
      """;

  private EditsDocument() {}

  static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (ClaimEdit edit : InstalledEdits.all()) {
      EditInfo info = InstalledEdits.info(edit);
      text.append(
          "| `%s` | %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  info.id(),
                  info.title(),
                  info.severity(),
                  info.denial(),
                  moments(info),
                  told(info),
                  info.source())
              .replace("\r\n", "\n"));
    }
    return text.toString();
  }

  private static String told(EditInfo info) {
    return Arrays.stream(info.audience())
        .sorted()
        .map(
            audience ->
                switch (audience) {
                  case CLINICIAN -> "D";
                  case BILLER -> "B";
                  case FRONT_DESK -> "F";
                })
        .collect(Collectors.joining(" "));
  }

  private static String moments(EditInfo info) {
    return Arrays.stream(info.stages())
        .sorted()
        .map(
            stage ->
                switch (stage) {
                  case VISIT -> "V";
                  case DRAFT_ORDER -> "O";
                  case CLAIM -> "C";
                })
        .collect(Collectors.joining(" "))
        .toUpperCase(Locale.ROOT);
  }
}
