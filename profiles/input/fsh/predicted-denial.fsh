Extension: PredictedDenial
Id: predicted-denial
Title: "Predicted denial"
Description: "The denial a payer would give: claim adjustment reason code (CARC) first, then group code; the text joins them as billers say it, CO-236. Where the claim would not even reach adjudication the text is 277CA, the rejection that comes back, and there is no code."
Context: DetectedIssue, RiskAssessment.prediction
* obeys denial-or-rejection
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept.text 1..1
* valueCodeableConcept.coding ^slicing.discriminator.type = #value
* valueCodeableConcept.coding ^slicing.discriminator.path = "system"
* valueCodeableConcept.coding ^slicing.rules = #open
* valueCodeableConcept.coding contains
    reason 0..1 and
    group 0..1
* valueCodeableConcept.coding[reason] obeys carc-form
* valueCodeableConcept.coding[reason].system 1..1
* valueCodeableConcept.coding[reason].system = $carc
* valueCodeableConcept.coding[reason].code 1..1
* valueCodeableConcept.coding[group].system 1..1
* valueCodeableConcept.coding[group].system = $group-code
* valueCodeableConcept.coding[group].code 1..1

Invariant: denial-or-rejection
Description: "A denial has an adjustment reason code; a rejection is 277CA and has none."
Severity: #error
Expression: "(value as CodeableConcept).text = '277CA' xor (value as CodeableConcept).coding.where(system = 'https://x12.org/codes/claim-adjustment-reason-codes').exists()"

Invariant: carc-form
Description: "An adjustment reason code is a number, or a letter and a number."
Severity: #error
Expression: "code.matches('^[A-Z]?[0-9]{1,3}$')"
