package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.plugin.cdshooks.CdsHooksHarness.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.plugin.ledger.AlertDecision.Verdict;
import org.cleanclaim.plugin.ledger.AlertKey;
import org.cleanclaim.plugin.ledger.ShownAs;
import org.cleanclaim.plugin.ledger.ShownCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person decided about an alert is what the next clinician sees. */
class DecidedAlertTest {

  private static final String SERVICE = "cleanclaim-charge-capture";
  private static final String EDIT = "modifier-25-missing";

  private final CdsHooksHarness cds = new CdsHooksHarness();
  private final ObjectNode request = recorded("charge-capture");

  @Test
  void aMutedAlertShowsNoCardAndIsCounted() throws Exception {
    cds.call(SERVICE, request);
    ShownCard shown = cds.ledger.shown.get(0);
    assertThat(shown.finding().procedure()).isEqualTo("99214");
    assertThat(shown.finding().denial()).isEqualTo("97");
    assertThat(shown.moment().role()).isEqualTo("clinician");
    assertThat(shown.moment().visit()).hasSize(64);

    decide(shown.finding().policy(), "clinician", Verdict.MUTE);
    request.putObject("extension").put("org.cleanclaim.trace", true);
    CdsHooksHarness.Answer muted = cds.call(SERVICE, request);

    assertThat(muted.cards()).isEmpty();
    assertThat(muted.trace())
        .anyMatch(entry -> entry.path("reason").asText().contains("a person muted it"));
    ShownCard counted = cds.ledger.shown.get(1);
    assertThat(counted.shownAs()).isEqualTo(ShownAs.MUTED);
    assertThat(counted.finding()).isEqualTo(shown.finding());
  }

  @Test
  void anotherPayersOrRolesDecisionChangesNothing() throws Exception {
    decide("somebody-else", "clinician", Verdict.MUTE);
    cds.call(SERVICE, request);
    decide(cds.ledger.shown.get(0).finding().policy(), "front-desk", Verdict.MUTE);
    assertThat(cds.call(SERVICE, request).cards()).hasSize(1);
  }

  @Test
  void anAlertInShadowIsCountedAndShownOnceItIsPromoted(@TempDir Path folder) throws Exception {
    String policy = inShadow(folder);
    request.putObject("extension").put("org.cleanclaim.trace", true);
    CdsHooksHarness.Answer silent = cds.call(SERVICE, request);
    assertThat(silent.cards()).isEmpty();
    assertThat(silent.trace().toString()).doesNotContain("a person muted it");
    assertThat(cds.ledger.shown)
        .extracting(ShownCard::edit, ShownCard::shownAs)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(EDIT, ShownAs.SHADOW));

    decide(policy, "clinician", Verdict.PROMOTE);
    JsonNode card = cds.call(SERVICE, request).cards().get(0);
    assertThat(card.path("indicator").asText()).isEqualTo("info");
    assertThat(card.at("/suggestions/0/label").asText()).isEqualTo("Separate visit: add 25");
    assertThat(cds.ledger.shown.get(1).shownAs()).isEqualTo(ShownAs.SHOWN);
  }

  /** The policy of the recorded call's payer with the edit in SHADOW. */
  private String inShadow(Path folder) throws Exception {
    CdsHooksHarness before = new CdsHooksHarness();
    before.call(SERVICE, request);
    String policy = before.ledger.shown.get(0).finding().policy();
    Files.writeString(
        folder.resolve("policy.yaml"),
        "id: %s\nname: In shadow\nkind: commercial\nedits: { %s: SHADOW }\n"
            .formatted(policy, EDIT));
    cds.policies(PayerPolicies.load(folder));
    return policy;
  }

  private void decide(String policy, String role, Verdict verdict) {
    cds.decisions.inForce.put(new AlertKey(EDIT, policy, role), verdict);
  }
}
