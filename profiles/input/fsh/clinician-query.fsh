// Query: a claim that waits, sent back to its clinician with a question.
Profile: ClinicianQuery
Parent: Task
Id: clinician-query
Title: "Question to the clinician"
Description: "A biller asks the clinician about a claim that is held or rejected. With a launch coding and its inputs it has the shape of http://hl7.org/fhir/smart-app-launch/StructureDefinition/task-ehr-launch (SMART App Launch 2.2), so that an EHR opens it on the line it is about."
* obeys launch-has-address
* status MS
* status ^short = "requested, until the claim is held no longer (completed) or will not be sent (cancelled)"
* intent = #order
* code 1..1 MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains
    work 1..1 MS and
    launch 0..1 MS
* code.coding[work].system 1..1
* code.coding[work].system = "https://cleanclaim.example/fhir/CodeSystem/task-code"
* code.coding[work].code 1..1
* code.coding[work].code = #answer-query
* code.coding[launch].system 1..1
* code.coding[launch].system = $smart
* code.coding[launch].code 1..1
* code.coding[launch].code = #launch-app-ehr
* description 1..1 MS
* description ^short = "What is asked, in the biller's words"
* focus 1..1 MS
* focus only Reference(Claim)
* for 1..1 MS
* for only Reference(Patient)
* authoredOn 1..1 MS
* requester MS
* owner 1..1 MS
* owner ^short = "Who is asked; who rendered the claim unless another was named"
* input MS
* input ^slicing.discriminator.type = #pattern
* input ^slicing.discriminator.path = "type"
* input ^slicing.rules = #open
* input contains
    line 1..1 MS and
    launchUrl 0..1 and
    launchContext 0..1
* input[line].type = TaskInput#line
* input[line].value[x] only integer
* input[line] ^short = "Sequence of the service line; 0 = the claim"
* input[launchUrl].type = $smart#smartonfhir-application
* input[launchUrl].value[x] only url
* input[launchContext].type = $smart#smartonfhir-appcontext
* input[launchContext].value[x] only string

Instance: query-separate-visit
InstanceOf: ClinicianQuery
Usage: #example
Title: "Was the visit separate?"
* status = #requested
* code.coding[work] = TaskCode#answer-query
* code.coding[launch] = $smart#launch-app-ehr
* description = "Was the visit separate from the injection? The note tells of the knee only."
* focus = Reference(visit-and-injection)
* for = Reference(Patient/example)
* authoredOn = "2026-11-23T11:02:00-05:00"
* owner = Reference(Practitioner/example)
* input[line].valueInteger = 1
* input[launchUrl].valueUrl = "https://clinic.example/app/launch"
* input[launchContext].valueString = "{\"v\":1,\"screen\":\"claim\",\"id\":\"visit-and-injection\",\"line\":1}"
