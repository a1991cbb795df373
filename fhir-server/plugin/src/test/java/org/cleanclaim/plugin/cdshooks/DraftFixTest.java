package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.cleanclaim.edits.Fix;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DraftFixTest {

  private final Claim draft = new Claim();

  @BeforeEach
  void twoLines() {
    Claim.ItemComponent line = draft.addItem().setSequence(1);
    line.addModifier().addCoding().setCode("RT");
    line.addModifier().addCoding().setCode("59");
    line.setQuantity((Quantity) new Quantity().setValue(3));
    line.setUnitPrice(dollars("10.00")).setNet(dollars("30.00"));
    line.addDiagnosisSequence(1);
    draft.addItem().setSequence(4).setNet(dollars("12.50"));
    draft.setTotal(dollars("42.50"));
  }

  @Test
  void addsAModifierAfterTheOthersAndLeavesTheDraftAlone() {
    Claim changed = apply(Fix.addModifier(1, "25", "Separate visit: add 25", "note"));

    assertThat(modifiers(changed)).containsExactly("RT", "59", "25");
    assertThat(modifiers(draft)).containsExactly("RT", "59");
  }

  @Test
  void replacesAModifierWhereItStood() {
    assertThat(modifiers(apply(Fix.replaceModifier(1, "RT", "LT", "Left: LT", "note"))))
        .containsExactly("LT", "59");
  }

  @Test
  void takesAModifierOff() {
    assertThat(modifiers(apply(Fix.removeModifier(1, "59", "Remove 59", "note"))))
        .containsExactly("RT");
  }

  @Test
  void movesALineToAClaimOfItsOwn() {
    Fix move = Fix.moveLine(4, "Bill it by itself", "note");

    Claim left = apply(move);
    Claim own = DraftFix.moved(move, draft).orElseThrow();

    assertThat(left.getItem()).extracting(Claim.ItemComponent::getSequence).containsExactly(1);
    assertThat(left.getTotal().getValue()).isEqualByComparingTo("30.00");
    assertThat(own.getItem()).extracting(Claim.ItemComponent::getSequence).containsExactly(4);
    assertThat(own.getTotal().getValue()).isEqualByComparingTo("12.50");
    assertThat(own.hasId()).isFalse();
    assertThat(DraftFix.moved(Fix.removeLine(4, "Remove it"), draft)).isEmpty();
  }

  @Test
  void chargesForTheUnitsItSets() {
    Claim changed = apply(Fix.setUnits(1, "2", "Two were given", "note"));

    assertThat(changed.getItemFirstRep().getNet().getValue()).isEqualByComparingTo("20.00");
    assertThat(changed.getTotal().getValue()).isEqualByComparingTo("32.50");
  }

  @Test
  void guessesNoPriceWhereNoneIsGivenByTheUnit() {
    draft.getItemFirstRep().setUnitPrice(null);

    assertThat(apply(Fix.setUnits(1, "2", "Two", "note")).getItemFirstRep().getNet().getValue())
        .isEqualByComparingTo("30.00");
  }

  @Test
  void linksADiagnosisOnce() {
    assertThat(
            apply(Fix.linkDiagnosis(1, 2, "Link", "note")).getItemFirstRep().getDiagnosisSequence())
        .extracting(pointer -> pointer.getValue())
        .containsExactly(1, 2);
    assertThat(
            apply(Fix.linkDiagnosis(1, 1, "Link", "note")).getItemFirstRep().getDiagnosisSequence())
        .hasSize(1);
  }

  @Test
  void setsAPlace() {
    assertThat(
            apply(Fix.setPlace(4, "11", "Office", "note"))
                .getItem()
                .get(1)
                .getLocationCodeableConcept()
                .getCodingFirstRep()
                .getCode())
        .isEqualTo("11");
  }

  @Test
  void takesALineOffWithItsCharge() {
    Claim changed = apply(Fix.removeLine(4, "Same service: remove the line"));

    assertThat(changed.getItem()).hasSize(1);
    assertThat(changed.getTotal().getValue()).isEqualByComparingTo("30.00");
  }

  @Test
  void leavesATotalAloneThatIsNotTheSumOfTheLines() {
    draft.setTotal(dollars("100.00"));

    assertThat(apply(Fix.removeLine(4, "Remove")).getTotal().getValue())
        .isEqualByComparingTo("100.00");
  }

  @Test
  void isNotOfferedWhereThereIsNothingToChange() {
    assertThat(DraftFix.apply(Fix.removeLine(9, "Remove"), draft)).isEmpty();
    assertThat(DraftFix.apply(Fix.removeModifier(1, "76", "Remove 76", "note"), draft)).isEmpty();
    assertThat(DraftFix.apply(Fix.replaceModifier(1, "76", "77", "77", "note"), draft)).isEmpty();
  }

  private Claim apply(Fix fix) {
    return DraftFix.apply(fix, draft).orElseThrow();
  }

  private static Iterable<String> modifiers(Claim claim) {
    return claim.getItemFirstRep().getModifier().stream()
        .map(modifier -> modifier.getCodingFirstRep().getCode())
        .toList();
  }

  private static Money dollars(String amount) {
    return new Money().setValue(new BigDecimal(amount)).setCurrency("USD");
  }
}
