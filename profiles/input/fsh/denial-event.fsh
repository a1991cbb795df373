// Denial event: who did what about a denial, one record for each step.
Profile: DenialEvent
Parent: Provenance
Id: denial-event
Title: "What was done about a denial"
Description: "The record of a step in the work on a denial: opened, assigned, called, sent again, appealed, passed on, closed, reopened. Steps of people name the person, steps of the payer the payer, those of a rule the device."
* target 1..1 MS
* target only Reference(Task)
* target ^short = "The denial's Task"
* recorded MS
* activity 1..1 MS
* activity from DenialEvents (required)
* reason 1..1 MS
* reason ^short = "What was done, in words"
* agent MS
* agent.who MS
* entity ^short = "What it was made from, or made: the answer, the corrected claim, the call"

CodeSystem: DenialEventCode
Id: denial-event
Title: "Steps in the work on a denial"
Description: "What happened to a denial."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DenialEvents)
* #opened "Opened"
* #denied-again "Denied again" "A later answer denies too"
* #overturned "Overturned" "An answer pays"
* #reversed "Taken back" "The payer took an answer back"
* #withdrawn "Withdrawn" "There was no denial"
* #reopened "Reopened" "It was closed, and the payer denies again"
* #retagged "Retagged" "The taxonomy says something else of it"
* #assigned "Assigned"
* #called "Called" "A call with the payer was noted"
* #records-requested "Records requested"
* #resubmitted "Sent again" "A corrected claim was made"
* #appealed "Appealed" "An appeal was begun"
* #appeal-sent "Appeal sent" "Its packet was made and goes to the payer"
* #appeal-delivered "Appeal delivered" "Its packet is in the payer's channel"
* #send-cancelled "Called back" "An appeal was called back before it went"
* #closed "Closed"
* #escalated "Passed on" "It was open too long and went to the next person up"
* #reminded "Reminded" "Its owner was told that the last day comes near"
* #deadline-passed "Deadline passed" "One way ended; another is open longer"
* #lost "Lost" "The last day has passed"
* #answer-overdue "Answer overdue" "The payer owed an answer by a day and gave none"

ValueSet: DenialEvents
Id: denial-events
Title: "Steps in the work on a denial"
Description: "What happened to a denial."
* ^experimental = false
* include codes from system DenialEventCode

Instance: denial-assigned
InstanceOf: DenialEvent
Usage: #example
Title: "Denial given to a person"
* target = Reference(denial-no-authorization)
* recorded = "2026-11-23T11:02:00-05:00"
* activity = DenialEventCode#assigned
* reason.text = "To Practitioner/example."
* agent.who = Reference(Practitioner/example)
