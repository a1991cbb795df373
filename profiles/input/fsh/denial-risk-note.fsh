// Denial-risk note: why care departed from what the payer's rules expect, written as it happened.
Profile: DenialRiskNote
Parent: DocumentReference
Id: denial-risk-note
Title: "Denial-risk note"
Description: "A clinician's short note on why care departed from the usual, written at the time, so that an appeal need not guess. It is found by its category and encounter."
* status = #current
* docStatus = #final
* type 1..1
* category 1..1 MS
* category = DocumentCategory#denial-risk-note
* subject 1..1 MS
* subject only Reference(Patient)
* date 1..1 MS
* author 1..1 MS
* author ^short = "Who wrote it; reference or display"
* description 1..1 MS
* description ^short = "The reason in words, for lists"
* content 1..1
* content.attachment.contentType 1..1
* content.attachment.contentType = #text/plain
* content.attachment.data 1..1 MS
* context 1..1
* context.encounter 0..1 MS
* context.event 1..1 MS
* context.event from DepartureReasons (extensible)
* context.event ^short = "Why care departed from the usual"
* context.related 1..1 MS
* context.related only Reference(Claim)
* context.related ^short = "The claim that may be denied for it"
* extension contains Line named line 0..1 MS

CodeSystem: DocumentCategory
Id: document-category
Title: "Kinds of documents"
Description: "What a document is for, where Cleanclaim wrote it."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DocumentCategories)
* #denial-risk-note "Denial-risk note"
* #appeal-packet "Packet of an appeal"
* #filing-proof "Proof of filing"

ValueSet: DocumentCategories
Id: document-categories
Title: "Kinds of documents"
Description: "What a document is for, where Cleanclaim wrote it."
* ^experimental = false
* include codes from system DocumentCategory

CodeSystem: DepartureReason
Id: departure-reason
Title: "Why care departed from the usual"
Description: "Reasons a clinician gives in a denial-risk note."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DepartureReasons)
* #first-line-failed "First-line treatment failed"
* #first-line-not-suitable "First-line treatment not suitable for this patient"
* #urgent "Could not wait for approval"
* #more-than-usual "More was needed than usual"
* #patient-choice "Patient's informed choice"
* #not-available "The usual was not available"
* #other "Another reason"

ValueSet: DepartureReasons
Id: departure-reasons
Title: "Why care departed from the usual"
Description: "Reasons a clinician gives in a denial-risk note."
* ^experimental = false
* include codes from system DepartureReason

Instance: injection-without-approval
InstanceOf: DenialRiskNote
Usage: #example
Title: "An injection that could not wait"
* type = http://loinc.org#34109-9
* subject = Reference(Patient/example)
* date = "2026-11-23T10:40:00-05:00"
* author = Reference(Practitioner/example)
* description = "Could not wait for approval: large effusion with locked knee"
* content.attachment.contentType = #text/plain
* content.attachment.data = "TGFyZ2UgZWZmdXNpb24gd2l0aCBsb2NrZWQga25lZS4="
* context.encounter = Reference(Encounter/example)
* context.event = DepartureReason#urgent
* context.related = Reference(visit-and-injection)
* extension[line].valueInteger = 2
