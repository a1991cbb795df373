// Denial: a payer's no, as a piece of work with an owner, a deadline and a way to open it.
Profile: DenialTask
Parent: Task
Id: denial-task
Title: "Denial to work"
Description: "A denied claim or line as a piece of work. With a launch coding and its inputs it has the shape of http://hl7.org/fhir/smart-app-launch/StructureDefinition/task-ehr-launch (SMART App Launch 2.2), so that an EHR can open the denial from its own task list."
* obeys launch-has-address
* basedOn MS
* basedOn ^short = "The claim, where the payer's answer could be matched to one"
* basedOn only Reference(Claim)
* status MS
* intent = #order
* priority MS
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
* code.coding[work].code = #work-denial
* code.coding[launch].system 1..1
* code.coding[launch].system = $smart
* code.coding[launch].code 1..1
* code.coding[launch].code = #launch-app-ehr
* focus 1..1 MS
* focus only Reference(ClaimResponse)
* for 1..1 MS
* for only Reference(Patient)
* authoredOn 1..1 MS
* owner MS
* restriction MS
* restriction.period MS
* restriction.period.end ^short = "Last day to appeal or to correct"
* input MS
* input ^slicing.discriminator.type = #pattern
* input ^slicing.discriminator.path = "type"
* input ^slicing.rules = #open
* input contains
    carc 1..* MS and
    rarc 0..* MS and
    groupCode 0..* MS and
    amount 1..1 MS and
    category 1..1 MS and
    hardness 0..1 MS and
    kind 0..1 and
    action 0..1 MS and
    rootCause 0..1 MS and
    line 0..* MS and
    launchUrl 0..1 and
    launchContext 0..1
* input[carc].type = TaskInput#carc
* input[carc].value[x] only CodeableConcept
* input[carc] ^short = "Claim adjustment reason codes, most money first"
* input[rarc].type = TaskInput#rarc
* input[rarc].value[x] only CodeableConcept
* input[groupCode].type = TaskInput#group-code
* input[groupCode].value[x] only CodeableConcept
* input[amount].type = TaskInput#amount
* input[amount].value[x] only Money
* input[category].type = TaskInput#category
* input[category].value[x] only CodeableConcept
* input[category].valueCodeableConcept from DenialCategories (required)
* input[hardness].type = TaskInput#hardness
* input[hardness].value[x] only code
* input[hardness].valueCode from DenialHardnesses (required)
* input[kind].type = TaskInput#kind
* input[kind].value[x] only code
* input[kind].valueCode from DenialKinds (required)
* input[action].type = TaskInput#action
* input[action].value[x] only code
* input[action].valueCode from DenialActions (required)
* input[action] ^short = "What is usually done about it"
* input[rootCause].type = TaskInput#root-cause
* input[rootCause].value[x] only string
* input[rootCause] ^short = "Adjustment that decided the category, such as CO-197"
* input[line].type = TaskInput#line
* input[line].value[x] only integer
* input[line] ^short = "Sequence of the denied line; 0 = the claim"
* input[launchUrl].type = $smart#smartonfhir-application
* input[launchUrl].value[x] only url
* input[launchContext].type = $smart#smartonfhir-appcontext
* input[launchContext].value[x] only string

Invariant: launch-has-address
Description: "A task that asks for an app launch names the app's address."
Severity: #error
Expression: "code.coding.where(code = 'launch-app-ehr').exists() implies input.where(type.coding.code = 'smartonfhir-application').exists()"

CodeSystem: TaskInput
Id: task-input
Title: "Facts of a piece of work"
Description: "What a Task says about the denial or question it is about."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #carc "Claim adjustment reason code"
* #rarc "Remark code"
* #group-code "Group code"
* #amount "Amount denied"
* #category "Category"
* #hardness "Hard or soft"
* #kind "Administrative or clinical"
* #action "Recommended action"
* #root-cause "Root cause"
* #line "Service line"
* #escalation "Step to which a held claim was passed on"

CodeSystem: DenialHardness
Id: denial-hardness
Title: "Hard or soft"
Description: "Whether a denial can usually be turned."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DenialHardnesses)
* #soft "Soft" "Can be turned with data"
* #hard "Hard" "Usually final"

ValueSet: DenialHardnesses
Id: denial-hardnesses
Title: "Hard or soft"
Description: "Whether a denial can usually be turned."
* ^experimental = false
* include codes from system DenialHardness

CodeSystem: DenialKind
Id: denial-kind
Title: "Administrative or clinical"
Description: "Whether data or medicine is in dispute."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DenialKinds)
* #administrative "Administrative" "Data, dates, codes or rules of the plan"
* #clinical "Clinical" "Need or extent of care"

ValueSet: DenialKinds
Id: denial-kinds
Title: "Administrative or clinical"
Description: "Whether data or medicine is in dispute."
* ^experimental = false
* include codes from system DenialKind

CodeSystem: DenialAction
Id: denial-action
Title: "Actions on a denial"
Description: "What is usually done about a denial of a category."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DenialActions)
* #resubmit "Correct and send again"
* #appeal "Appeal"
* #send-records "Send records"
* #bill-patient "Bill the patient"
* #write-off "Write off"
* #post "Post" "Ordinary payment arithmetic; nothing to work"
* #review "Review" "No usual action; a person decides"

ValueSet: DenialActions
Id: denial-actions
Title: "Actions on a denial"
Description: "All actions on a denial."
* ^experimental = false
* include codes from system DenialAction

Instance: denial-no-authorization
InstanceOf: DenialTask
Usage: #example
Title: "Line denied for want of an authorization"
* basedOn = Reference(Claim/example)
* status = #requested
* priority = #routine
* code.coding[work] = TaskCode#work-denial
* code.coding[launch] = $smart#launch-app-ehr
* focus = Reference(ClaimResponse/example)
* for = Reference(Patient/example)
* authoredOn = "2026-11-23T06:00:00-05:00"
* owner = Reference(Organization/example)
* restriction.period.end = "2027-01-22"
* input[carc].valueCodeableConcept = $carc#197
* input[groupCode].valueCodeableConcept = $group-code#CO
* input[amount].valueMoney.value = 612.00
* input[amount].valueMoney.currency = #USD
* input[category].valueCodeableConcept = DenialCategory#authorization
* input[hardness].valueCode = #soft
* input[kind].valueCode = #administrative
* input[action].valueCode = #appeal
* input[rootCause].valueString = "CO-197"
* input[line].valueInteger = 1
* input[launchUrl].valueUrl = "https://clinic.example/app/launch"
* input[launchContext].valueString = "{\"v\":1,\"screen\":\"denial\",\"id\":\"denial-no-authorization\"}"
