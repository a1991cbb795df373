package org.cleanclaim.routes.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.ClaimFileWriter;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Organization;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** FHIR as an 837P; what came from an 837P goes back as it came. */
class SubmittedClaimsTest {
  private ClaimBatch batch;
  private SubmittedClaim sent;
  private Bundle bundle;

  @BeforeEach
  void readFirstClaimOfFile() throws IOException {
    var claims = new ArrayList<SubmittedClaim>();
    try (var file = getClass().getResourceAsStream("/x12/837p-two-claims.edi")) {
      new ClaimFileReader()
          .read(
              file,
              new ClaimFileHandler() {
                @Override
                public void claim(ClaimBatch in, SubmittedClaim claim) {
                  batch = in;
                  claims.add(claim);
                }

                @Override
                public void end(ClaimBatch in, List<SyntaxFault> faults) {}
              });
    }
    sent = claims.get(0);
    bundle = ClaimBundles.of(batch, sent);
  }

  @Test
  void claimGoesBackAsItCame() {
    var back = read();
    assertThat(back.heading()).isEqualTo(sent.heading());
    assertThat(back.subscription()).isEqualTo(sent.subscription());
    assertThat(back.subscriber()).isEqualTo(sent.subscriber());
    assertThat(back.payer()).isEqualTo(sent.payer());
    assertThat(back.patient()).isEmpty();
    assertThat(back.billing().party()).isEqualTo(sent.billing().party());
    assertThat(back.billing().address()).isEqualTo(sent.billing().address());
    assertThat(back.billing().references()).isEqualTo(sent.billing().references());
    assertThat(back.dates()).isEqualTo(sent.dates());
    assertThat(back.attachments()).isEqualTo(sent.attachments());
    assertThat(back.references()).isEqualTo(sent.references());
    assertThat(back.diagnoses()).isEqualTo(sent.diagnoses());
    assertThat(back.providers()).isEqualTo(sent.providers());
  }

  @Test
  void linesGoBackWithNumbersOfTheirOwn() {
    var back = read().lines();
    for (int i = 0; i < 2; i++) {
      var was = sent.lines().get(i);
      var is = back.get(i);
      assertThat(is.procedure()).isEqualTo(was.procedure());
      assertThat(is.charge()).isEqualByComparingTo(was.charge());
      assertThat(is.units()).isEqualByComparingTo(was.units());
      assertThat(is.dates()).isEqualTo(was.dates());
      assertThat(is.pointers()).isEqualTo(was.pointers());
      assertThat(is.emergency()).isEqualTo(was.emergency());
      assertThat(is.notes()).isEqualTo(was.notes());
      assertThat(is.references()).containsExactly(new Reference("6R", "" + (i + 1), null));
    }
  }

  @Test
  void whatIsReadIsWrittenByTheGuide() {
    var bytes = new ClaimFileWriter().write(batch, List.of(read()));
    assertThat(new String(bytes, java.nio.charset.StandardCharsets.US_ASCII))
        .contains("CLM*CC0001*425***11:B:1*Y*A*Y*Y~", "NM1*82*1*SHAH*PRIYA****XX*1452369873~");
  }

  @Test
  void replacementNamesThePayersNumber() {
    var related = claim().addRelated();
    related.setRelationship(concept("prior"));
    assertThatThrownBy(this::read).isInstanceOf(ClaimLack.class).hasMessageContaining("REF*F8");
    related.getReference().setValue("ICN77");
    var back = read();
    assertThat(back.heading().frequency()).isEqualTo("7");
    assertThat(back.references()).contains(new Reference("F8", "ICN77", null));
  }

  @Test
  void lackIsToldWithLoopElementAndMend() {
    var billing =
        (Organization) new ClaimGraph(bundle).resource(claim().getProvider()).orElseThrow();
    billing.getIdentifier().clear();
    assertThatThrownBy(this::read)
        .isInstanceOf(ClaimLack.class)
        .hasMessage(
            "The billing provider has no name or no NPI. Add them."
                + " (loop 2010AA, NM109, Claim.provider.resolve().identifier)");
  }

  @Test
  void secondaryClaimIsNotSentAsSomethingElse() {
    claim().getInsuranceFirstRep().setSequence(2);
    assertThatThrownBy(this::read).isInstanceOf(ClaimLack.class).hasMessageContaining("primary");
  }

  @Test
  void renderingProviderOfOneLineStandsWithIt() {
    var careTeam = claim().addCareTeam().setSequence(2).setRole(concept("ordering"));
    careTeam.setProvider(claim().getCareTeamFirstRep().getProvider());
    claim().getItem().get(0).addCareTeamSequence(1);
    claim().getItem().get(1).addCareTeamSequence(1).addCareTeamSequence(2);
    var back = read();
    assertThat(back.providers()).extracting(one -> one.party().entity()).containsExactly("82");
    assertThat(back.lines().get(0).providers()).isEmpty();
    assertThat(back.lines().get(1).providers())
        .extracting(one -> one.party().entity())
        .containsExactly("DK");
  }

  private SubmittedClaim read() {
    return SubmittedClaims.of(new ClaimGraph(bundle), "CC0001");
  }

  private Claim claim() {
    return new ClaimGraph(bundle).claim();
  }

  private static CodeableConcept concept(String code) {
    return new CodeableConcept(new Coding().setCode(code));
  }
}
