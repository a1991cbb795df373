// Coverage that will lapse: a flag at the patient, and a task for the scheduler and front desk.
Profile: CoverageExpiryFlag
Parent: Flag
Id: coverage-expiry-flag
Title: "Coverage that will lapse"
Description: "Shown at the patient's record: coverage ends soon, or before a booked visit, and no other is known."
* identifier MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains expiry 0..1 MS
* identifier[expiry] ^short = "One flag per coverage: the value is its id, or its address where it is kept by another server"
* identifier[expiry].system 1..1
* identifier[expiry].system = "https://cleanclaim.example/fhir/coverage-expiry"
* identifier[expiry].value 1..1
* status MS
* category 1..* MS
* category = $flag-category#admin
* code 1..1 MS
* code.text 1..1
* code.text ^short = "When it ends, in a sentence"
* subject MS
* subject only Reference(Patient)
* period 1..1 MS
* period.start ^short = "When it was raised"
* period.end ^short = "When it was cleared"

Profile: VerifyCoverageTask
Parent: Task
Id: verify-coverage-task
Title: "Coverage to verify"
Description: "Asks the scheduler or front desk to settle a patient's coverage before a visit."
* status MS
* intent = #order
* code 1..1 MS
* code = TaskCode#verify-coverage
* description MS
* focus 1..1 MS
* focus only Reference(Coverage)
* for 1..1 MS
* for only Reference(Patient)
* authoredOn MS
* performerType ^short = "scheduler, front desk"
* reasonReference ^short = "The visit that is at risk"
* restriction MS
* restriction.period.end ^short = "Day by which it must be settled: the visit, or the end of coverage"

Instance: coverage-ends-before-visit
InstanceOf: CoverageExpiryFlag
Usage: #example
Title: "Coverage ends before a booked visit"
* identifier[expiry].value = "example"
* status = #active
* category = $flag-category#admin
* code = ClaimEdit#coverage-expiring
* code.text = "Coverage ends Nov 26, 2 days before the visit on Nov 28."
* subject = Reference(Patient/example)
* period.start = "2026-11-23T06:00:00-05:00"

Instance: verify-coverage-before-visit
InstanceOf: VerifyCoverageTask
Usage: #example
Title: "Ask the patient for new coverage"
* status = #requested
* code = TaskCode#verify-coverage
* description = "Coverage ends Nov 26. Call the patient before the visit on Nov 28."
* focus = Reference(Coverage/example)
* for = Reference(Patient/example)
* authoredOn = "2026-11-23T06:00:00-05:00"
* reasonReference = Reference(Appointment/example)
* restriction.period.end = "2026-11-28"
