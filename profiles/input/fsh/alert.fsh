// Alert: what an edit found in a claim, before any payer has seen it.
Profile: Alert
Parent: DetectedIssue
Id: alert
Title: "Alert"
Description: "A finding of a claim edit: what is wrong, what denial it would bring, how much is at stake, what to do. Our own warning, never a payer's word."
* obeys remedy-in-words and release-names-person
* identifier 1..* MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains alert 1..1
* identifier[alert] ^short = "claim | edit | line | key: the same finding keeps its alert when scrubbed again"
* identifier[alert].system 1..1
* identifier[alert].system = "https://cleanclaim.example/fhir/alert"
* identifier[alert].value 1..1
* status MS
* status from AlertStatuses (required)
* status ^short = "preliminary = open, cancelled = holds no longer, final = released by a person"
* code 1..1 MS
* code from ClaimEdits (preferred)
* severity 1..1 MS
* severity ^short = "high = holds the claim, moderate = warns, low = informs"
* patient 1..1 MS
* identified[x] only dateTime
* identified[x] 1..1 MS
* author MS
* author only Reference(Device)
* implicated 1..* MS
* implicated ^short = "The claim; and further resources the finding rests on"
* evidence ^short = "Coverage, eligibility answer or earlier claim that shows it"
* detail 1..1 MS
* detail ^short = "What is wrong, in a sentence"
* reference MS
* reference ^short = "Page that explains the edit"
* mitigation MS
* mitigation ^short = "What to do; once released, also who released it and why"
* mitigation.action MS
* mitigation.action ^short = "The remedy in words, or the reason of the release"
* mitigation.author MS
* mitigation.author ^short = "Only where a person released: that person"
* extension contains
    Line named line 1..1 MS and
    PredictedDenial named predictedDenial 0..1 MS and
    AmountAtRisk named amountAtRisk 0..1 MS and
    Edition named edition 0..* and
    AlertAudience named audience 0..* MS and
    Fix named fix 0..* MS

Invariant: remedy-in-words
Description: "What is not a person's decision is a remedy, and a remedy has words."
Severity: #error
Expression: "mitigation.where(author.empty()).all(action.text.exists())"

Invariant: release-names-person
Description: "A released alert says who released it."
Severity: #error
Expression: "status = 'final' implies mitigation.author.exists()"

ValueSet: AlertStatuses
Id: alert-statuses
Title: "Statuses of an alert"
Description: "preliminary: open. cancelled: no longer holds. final: released by a person with a reason."
* ^experimental = false
* http://hl7.org/fhir/observation-status#preliminary
* http://hl7.org/fhir/observation-status#final
* http://hl7.org/fhir/observation-status#cancelled

Instance: alert-modifier-25
InstanceOf: Alert
Usage: #example
Title: "Visit and joint injection without modifier 25"
* identifier[alert].value = "visit-and-injection|modifier-25-missing|1|20610"
* status = #preliminary
* code = ClaimEdit#modifier-25-missing
* severity = #high
* patient = Reference(Patient/example)
* identifiedDateTime = "2026-11-23T10:41:00-05:00"
* author.display = "Cleanclaim"
* implicated = Reference(visit-and-injection)
* detail = "99214 and 20610 on one day need modifier 25 if the visit was separate."
* reference = "https://cleanclaim.example/edits/modifier-25-missing"
* mitigation.action.text = "If the visit was significant and separate from the injection, document why and add 25 to 99214."
* extension[line].valueInteger = 1
* extension[audience].valueCode = #clinician
* extension[predictedDenial].valueCodeableConcept.text = "CO-236"
* extension[predictedDenial].valueCodeableConcept.coding[reason].code = #236
* extension[predictedDenial].valueCodeableConcept.coding[group].code = #CO
* extension[amountAtRisk].valueMoney.value = 131.00
* extension[edition].valueString = "ncci-ptp 2026Q4 SAMPLE"
* extension[fix].extension[kind].valueCode = #add-modifier
* extension[fix].extension[line].valueInteger = 1
* extension[fix].extension[value].valueString = "25"
* extension[fix].extension[label].valueString = "Separate visit: add 25"
* extension[fix].extension[documentation].valueString = "A visit beyond the usual work before and after the injection."
