// Risk of a denial: how likely a claim is denied, for what, and what that would cost.
Profile: DenialRisk
Parent: RiskAssessment
Id: denial-risk
Title: "Risk of a denial"
Description: "How likely a payer denies a claim, from what the edits found and from what became of claims like it. One prediction per adjustment reason, likeliest first; the last one, without a code, is the denial for any reason. Without findings and without history nothing is predicted."
* obeys denial-risk-range
* status = #final
* subject MS
* occurrence[x] only dateTime
* occurrence[x] 1..1 MS
* basis 1..1 MS
* basis only Reference(Claim)
* prediction MS
* prediction.outcome 1..1 MS
* prediction.outcome ^short = "Adjustment reason (CARC) and group code; text only: 277CA, or any reason"
* prediction.outcome.text 1..1
* prediction.probability[x] only decimal
* prediction.probability[x] 1..1 MS
* prediction.probability[x] ^short = "0 to 1; how it is reckoned stands in CLARIFICATIONS.md"
* prediction.rationale 1..1 MS
* prediction.rationale ^short = "The findings, or the counts of claims like it"
* note ^short = "That no denial history was at hand"
* extension contains
    AmountAtRisk named expectedLoss 0..1 MS and
    Edition named edition 0..* MS

Invariant: denial-risk-range
Description: "A probability lies between 0 and 1."
Severity: #error
Expression: "prediction.all(probability.ofType(decimal) >= 0 and probability.ofType(decimal) <= 1)"

Instance: visit-and-injection-risk
InstanceOf: DenialRisk
Usage: #example
Title: "Risk of a visit and joint injection without modifier 25"
* status = #final
* subject = Reference(Patient/example)
* occurrenceDateTime = "2026-11-23T10:41:00-05:00"
* basis = Reference(visit-and-injection)
* prediction[0].outcome = $carc#236
* prediction[0].outcome.text = "CO-236"
* prediction[0].probabilityDecimal = 0.875
* prediction[0].rationale = "99214 on the day of a procedure needs modifier 25."
* prediction[1].outcome = $carc#50
* prediction[1].outcome.text = "CO-50"
* prediction[1].probabilityDecimal = 0.034
* prediction[1].rationale = "2 of 58 claims like line 2 were denied in 90 days."
* prediction[2].outcome.text = "Denied or rejected for any reason"
* prediction[2].probabilityDecimal = 0.881
* prediction[2].rationale = "Findings and the history of like claims, by reason; the same reason counts once."
* extension[expectedLoss].valueMoney.value = 181.40
* extension[edition].valueString = "Denial rates SAMPLE"
