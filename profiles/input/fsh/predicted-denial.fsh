Extension: PredictedDenial
Id: predicted-denial
Title: "Predicted denial"
Description: "The denial a payer would give: claim adjustment reason code (CARC) first, then group code; the text joins them as billers say it, CO-236."
Context: DetectedIssue, RiskAssessment.prediction
* value[x] only CodeableConcept
* value[x] 1..1
* valueCodeableConcept.text 1..1
* valueCodeableConcept.coding ^slicing.discriminator.type = #value
* valueCodeableConcept.coding ^slicing.discriminator.path = "system"
* valueCodeableConcept.coding ^slicing.rules = #open
* valueCodeableConcept.coding contains
    reason 1..1 and
    group 0..1
* valueCodeableConcept.coding[reason].system 1..1
* valueCodeableConcept.coding[reason].system = $carc
* valueCodeableConcept.coding[reason].code 1..1
* valueCodeableConcept.coding[group].system 1..1
* valueCodeableConcept.coding[group].system = $group-code
* valueCodeableConcept.coding[group].code 1..1
