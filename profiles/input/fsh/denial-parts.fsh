// What the work on a denial makes: appeals, requests for records, calls, reminders, corrections.
Profile: AppealTask
Parent: Task
Id: appeal-task
Title: "Appeal of a denial"
Description: "One level of appeal, part of the work on a denial. Letter and evidence are written on it by whoever makes them."
* status MS
* intent = #order
* code 1..1 MS
* code = TaskCode#appeal-denial
* partOf 1..1 MS
* partOf only Reference(Task)
* basedOn MS
* focus 1..1 MS
* focus only Reference(ClaimResponse)
* for 1..1
* restriction.period.end 1..1 MS
* restriction.period.end ^short = "Last day of this level by the rule"
* input ^short = "level (number), level-name, due, deadline-rule, deadline-source, amount, question"
* output ^short = "decision: how the denial ended, or upheld where the next level follows"

Profile: RecordsRequest
Parent: Task
Id: records-request
Title: "Request for records"
Description: "Another department is asked for records while a denial is worked."
* status MS
* intent = #order
* code 1..1 MS
* code = TaskCode#request-records
* partOf 1..1 MS
* partOf only Reference(Task)
* owner 1..1 MS
* description 1..1 MS
* description ^short = "What is asked for"
* restriction.period.end ^short = "By when"

Profile: PayerCall
Parent: Communication
Id: payer-call
Title: "Call with the payer"
Description: "What was said on the phone about a denial. The payer's reference number of the call is an identifier."
* status = #completed
* category 1..1
* category = MessageKind#payer-call
* medium 1..1
* about 1..1 MS
* about only Reference(Task)
* sent 1..1 MS
* extension contains
    CallRepresentative named representative 1..1 MS and
    CallPromise named promise 0..1 MS and
    CallNextDate named nextDate 0..1 MS

Profile: DenialReminder
Parent: Communication
Id: denial-reminder
Title: "Reminder of a denial"
Description: "Says to who works a denial that its last day comes near, or that the payer has not answered. It tells nothing of the patient."
* status = #completed
* category 1..1
* category = MessageKind#denial-reminder
* subject 0..0
* about 1..1 MS
* about only Reference(Task)
* sent 1..1 MS
* recipient 1..1 MS
* payload 1..1 MS

Profile: AppealLetter
Parent: Communication
Id: appeal-letter
Title: "Letter of appeal"
Description: "A letter of appeal with its evidence. In preparation it is a draft; in progress it was sent and can be called back for a while; completed it is at the payer's. A packet that was sent is the last payload."
* status from AppealLetterStatuses (required)
* category 1..1
* category = MessageKind#appeal-letter
* about 1..1 MS
* about only Reference(Task)
* about ^short = "The appeal's Task"
* payload 1..* MS
* payload ^short = "First the text of the letter; then evidence in its order; the packet when it was sent"
* payload.extension contains EvidenceVersion named version 0..1 MS
* extension contains
    LetterTemplateUsed named template 1..1 MS and
    LetterQuotation named quotation 0..* MS and
    SendNotBefore named notBefore 0..1 MS

ValueSet: AppealLetterStatuses
Id: appeal-letter-statuses
Title: "Where a letter of appeal stands"
Description: "Draft, sent and not yet taken, at the payer's, or given up."
* ^experimental = false
* http://hl7.org/fhir/event-status#preparation
* http://hl7.org/fhir/event-status#in-progress
* http://hl7.org/fhir/event-status#completed
* http://hl7.org/fhir/event-status#stopped

Extension: LetterTemplateUsed
Id: letter-template
Title: "Template of a letter"
Description: "The template, with its version, a letter was written by."
Context: Communication
* value[x] only canonical
* value[x] 1..1

Extension: LetterQuotation
Id: letter-quotation
Title: "Quotation in a letter"
Description: "Words a letter gives as they stand in a version of a resource."
Context: Communication
* extension contains source 1..1 and text 1..1
* extension[source].value[x] only uri
* extension[source].value[x] 1..1
* extension[text].value[x] only string
* extension[text].value[x] 1..1

Extension: EvidenceVersion
Id: evidence-version
Title: "Version of evidence"
Description: "The version of the resource that is enclosed: servers strip it from references."
Context: Communication.payload
* value[x] only id
* value[x] 1..1

Extension: SendNotBefore
Id: send-not-before
Title: "Not sent before"
Description: "Until then a letter that was sent can be called back."
Context: Communication
* value[x] only dateTime
* value[x] 1..1

Extension: CallRepresentative
Id: call-representative
Title: "With whom one spoke"
Description: "The payer's representative on the phone."
Context: Communication
* value[x] only string
* value[x] 1..1

Extension: CallPromise
Id: call-promise
Title: "What was promised"
Description: "What the payer's representative promised."
Context: Communication
* value[x] only string
* value[x] 1..1

Extension: CallNextDate
Id: call-next-date
Title: "By when it was promised"
Description: "The day by which the payer is to have done it."
Context: Communication
* value[x] only date
* value[x] 1..1

Extension: Corrects
Id: corrects
Title: "The claim this one corrects"
Description: "Stands on a claim that corrects a denied one, whether it replaces it at the payer or goes out as a new original."
Context: Claim
* value[x] only Reference(Claim)
* value[x] 1..1

CodeSystem: MessageKind
Id: message-kind
Title: "Messages about denials"
Description: "What a message about a denial is."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(MessageKinds)
* #payer-call "Call with the payer"
* #denial-reminder "Reminder"
* #appeal-letter "Letter of appeal"

ValueSet: MessageKinds
Id: message-kinds
Title: "Messages about denials"
Description: "What a message about a denial is."
* ^experimental = false
* include codes from system MessageKind

Instance: denial-call
InstanceOf: PayerCall
Usage: #example
Title: "A promise on the phone"
* identifier.system = "https://cleanclaim.example/fhir/call-reference"
* identifier.value = "A-77120"
* medium = http://terminology.hl7.org/CodeSystem/v3-ParticipationMode#PHONE
* about = Reference(denial-no-authorization)
* sent = "2026-11-24T10:05:00-05:00"
* extension[representative].valueString = "Kim"
* extension[promise].valueString = "Reprocess within ten days"
* extension[nextDate].valueDate = "2026-12-04"

Instance: appeal-of-denial
InstanceOf: AppealTask
Usage: #example
Title: "First appeal of a denial"
* status = #draft
* partOf = Reference(denial-no-authorization)
* focus = Reference(ClaimResponse/example)
* for = Reference(Patient/example)
* restriction.period.end = "2027-02-20"

Instance: letter-of-appeal
InstanceOf: AppealLetter
Usage: #example
Title: "A letter of appeal with a note"
* status = #preparation
* about = Reference(appeal-of-denial)
* subject = Reference(Patient/example)
* recipient.display = "Northwind Commercial"
* payload[0].contentString = "To the appeals department: the record of the visit says \"Knee locks on stairs\"."
* payload[1].contentReference = Reference(DocumentReference/example)
* payload[1].contentReference.display = "Visit note"
* payload[1].extension[version].valueId = "1"
* extension[template].valueCanonical = "https://cleanclaim.example/fhir/Library/letter-medical-necessity|1"
* extension[quotation].extension[source].valueUri = "DocumentReference/example/_history/1"
* extension[quotation].extension[text].valueString = "Knee locks on stairs"

Instance: records-of-denial
InstanceOf: RecordsRequest
Usage: #example
Title: "Records are asked for"
* status = #requested
* partOf = Reference(denial-no-authorization)
* owner.display = "Medical records"
* description = "The order and the note of the visit"
* restriction.period.end = "2026-12-04"

Instance: reminder-of-denial
InstanceOf: DenialReminder
Usage: #example
Title: "A last day comes near"
* about = Reference(denial-no-authorization)
* sent = "2026-11-24T06:00:00-05:00"
* recipient.display = "Dana Moss"
* payload.contentString = "The last day of a denial is in 14 days."
