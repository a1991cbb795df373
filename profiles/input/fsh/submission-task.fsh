// Submission: one claim's way to its payer, from held to adjudicated.
Profile: SubmissionTask
Parent: Task
Id: submission-task
Title: "Submission of a claim"
Description: "Where a claim stands on its way to the payer. Status says who has to act, business status how far it came."
* obeys station-unless-cancelled
* status MS
* status from SubmissionStatuses (required)
* status ^short = "on-hold held, requested ready, in-progress sent, completed adjudicated, failed rejected, cancelled"
* businessStatus MS
* businessStatus from ClaimLifecycleCodes (required)
* statusReason ^short = "Why it is held or was rejected, and what to do, in words"
* intent = #order
* code 1..1 MS
* code = TaskCode#submit-claim
* focus 1..1 MS
* focus only Reference(Claim)
* for 1..1 MS
* for only Reference(Patient)
* authoredOn MS
* owner ^short = "Who has to act on a held or rejected claim"
* input ^short = "While it is held: the step to which it was passed on (escalation)"
* insurance ^short = "Coverage billed"
* insurance only Reference(Coverage)
* relevantHistory ^short = "Holds, releases, status changes"

Invariant: station-unless-cancelled
Description: "A submission that is not cancelled says how far it came."
Severity: #error
Expression: "status != 'cancelled' implies businessStatus.exists()"

CodeSystem: ClaimLifecycle
Id: claim-lifecycle
Title: "Life of a claim"
Description: "Stations of a claim on its way to the payer, and the events that bring it there."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #held "Held" "An alert holds it; a person has to act"
* #ready "Ready" "Nothing holds it; it waits to be sent"
* #sending "Sending" "On its way; whether it arrived is not known yet"
* #sent "Sent" "Handed to the payer or clearinghouse"
* #received "Received" "Readable to the receiver (TA1, 999)"
* #accepted "Accepted" "Taken into adjudication (277CA)"
* #pending "Pending" "The payer works on it or waits for something (277)"
* #adjudicated "Adjudicated" "Paid, reduced or denied (835)"
* #rejected "Rejected" "Refused before adjudication; mend and send again"
* #released "Released" "A person let it go in spite of its alerts; from then on it is ready"
* #sent-back "Sent back" "A biller asked the clinician about it; it waits for the answer"
* #escalated "Escalated" "It was held too long and went to the next person up; it is held still"

ValueSet: ClaimLifecycleCodes
Id: claim-lifecycle-codes
Title: "Stations of a claim"
Description: "Where a claim can stand."
* ^experimental = false
* ClaimLifecycle#held
* ClaimLifecycle#ready
* ClaimLifecycle#sending
* ClaimLifecycle#sent
* ClaimLifecycle#received
* ClaimLifecycle#accepted
* ClaimLifecycle#pending
* ClaimLifecycle#adjudicated
* ClaimLifecycle#rejected

ValueSet: SubmissionStatuses
Id: submission-statuses
Title: "Statuses of a submission"
Description: "The statuses of Task that a submission takes."
* ^experimental = false
* http://hl7.org/fhir/task-status#on-hold
* http://hl7.org/fhir/task-status#requested
* http://hl7.org/fhir/task-status#in-progress
* http://hl7.org/fhir/task-status#completed
* http://hl7.org/fhir/task-status#failed
* http://hl7.org/fhir/task-status#cancelled

Instance: submission-held
InstanceOf: SubmissionTask
Usage: #example
Title: "Claim held for a missing modifier"
* status = #on-hold
* businessStatus = ClaimLifecycle#held
* code = TaskCode#submit-claim
* focus = Reference(visit-and-injection)
* for = Reference(Patient/example)
* authoredOn = "2026-11-23T10:41:00-05:00"
