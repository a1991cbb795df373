// Denial: a payer's no, as a piece of work with an owner, a deadline and a way to open it.
Profile: DenialTask
Parent: Task
Id: denial-task
Title: "Denial to work"
Description: "A denied claim or line as a piece of work. With a launch coding and its inputs it has the shape of http://hl7.org/fhir/smart-app-launch/StructureDefinition/task-ehr-launch (SMART App Launch 2.2), so that an EHR can open the denial from its own task list."
* obeys launch-has-address
* basedOn MS
* basedOn ^short = "The claim, where the payer's answer could be matched to one; then its corrections, oldest first"
* basedOn only Reference(Claim)
* status MS
* businessStatus MS
* businessStatus from DenialStates (required)
* businessStatus ^short = "Where the work stands, or how it ended"
* performerType ^short = "The team that works it, in CodeSystem/denial-team or of the site's own"
* executionPeriod.end ^short = "When it was closed"
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
* restriction.period.end ^short = "Last day by the rule, to do what ends next"
* output ^short = "What came of it: recovered, lesson, resubmission, appeal, records-request, call"
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
    actionReason 0..1 MS and
    cause 0..1 MS and
    preventable 0..1 MS and
    edit 0..* MS and
    payer 0..1 MS and
    due 0..1 MS and
    way 0..1 MS and
    rule 0..1 MS and
    source 0..1 MS and
    waitingUntil 0..1 MS and
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
* input[category].valueCodeableConcept from DenialCategories (extensible)
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
* input[actionReason].type = TaskInput#action-reason
* input[actionReason].value[x] only string
* input[actionReason] ^short = "Why that is recommended"
* input[cause].type = TaskInput#cause
* input[cause].value[x] only string
* input[cause] ^short = "What the remark codes say it is about"
* input[preventable].type = TaskInput#preventable
* input[preventable].value[x] only code
* input[preventable].valueCode from DenialPreventables (required)
* input[edit].type = TaskInput#edit
* input[edit].value[x] only CodeableConcept
* input[edit] ^short = "Edits that foresaw it, or that look for it"
* input[payer].type = TaskInput#payer
* input[payer].value[x] only Reference
* input[due].type = TaskInput#due
* input[due].value[x] only date
* input[due] ^short = "The day we hold ourselves to: the last workday by the last day of the rule"
* input[way].type = TaskInput#deadline-way
* input[way].value[x] only code
* input[way].valueCode from DeadlineWays (required)
* input[rule].type = TaskInput#deadline-rule
* input[rule].value[x] only string
* input[rule] ^short = "The rule that set the last day, in words"
* input[source].type = TaskInput#deadline-source
* input[source].value[x] only string
* input[source] ^short = "Where that rule stands"
* input[waitingUntil].type = TaskInput#waiting-until
* input[waitingUntil].value[x] only date
* input[waitingUntil] ^short = "Until when the payer owes an answer"
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
* #escalation "Step to which a held claim or a denial was passed on"
* #action-reason "Why the action is recommended"
* #cause "What the remark codes say it is about"
* #preventable "Whether it could have been stopped"
* #edit "Edit that foresaw it or looks for it"
* #payer "Payer"
* #policy "Policy of the payer"
* #site "Where the service was given"
* #claim-number "Number of the claim"
* #taxonomy "Table it was judged by"
* #first-amount "Amount denied at first"
* #paid-at-first "Paid with the first denial"
* #denied-on "Day of the first denying remittance"
* #answered-on "Day of the remittance it is judged by"
* #due "Our own last day"
* #deadline-way "What ends at the last day"
* #deadline-rule "Rule that set the last day"
* #deadline-source "Where that rule stands"
* #deadline-count "Which days the rule counts: calendar or business"
* #correct-by "Last day to correct"
* #appeal-by "Last day to appeal"
* #records-by "Last day to send records"
* #waiting-until "Until when the payer owes an answer"
* #waiting-for "What the payer owes"
* #reminded "Days before the last day at which its owner was reminded"
* #level "Level of appeal"
* #level-name "What the payer calls the level"
* #question "What is asked for"
* #recovered "Paid after all"
* #expected "Expected until it is paid"
* #lesson "What was learned"
* #resubmission "Corrected claim"
* #appeal "Appeal"
* #records-request "Request for records"
* #call "Call with the payer"
* #decision "What the payer decided"
* #page "Page of a playbook"
* #playbook "Version of a playbook"

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
* #none "Nothing" "Nothing is to be done; the reason says why"
* #post "Post" "Ordinary payment arithmetic; nothing to work"
* #review "Review" "No usual action; a person decides"

ValueSet: DenialActions
Id: denial-actions
Title: "Actions on a denial"
Description: "All actions on a denial."
* ^experimental = false
* include codes from system DenialAction

CodeSystem: DenialPreventable
Id: denial-preventable
Title: "Whether a denial could have been stopped"
Description: "What the edits had to do with a denial."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DenialPreventables)
* #foreseen "Foreseen" "An alert about the claim named the reason, or another of its kind"
* #edit-exists "An edit exists" "No alert named it, but edits look for this reason"
* #no "No" "No edit looks for this reason"

ValueSet: DenialPreventables
Id: denial-preventables
Title: "Whether a denial could have been stopped"
Description: "What the edits had to do with a denial."
* ^experimental = false
* include codes from system DenialPreventable

CodeSystem: DeadlineWay
Id: deadline-way
Title: "What ends at a last day"
Description: "What can be done about a denial until its last day."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DeadlineWays)
* #correct "Correct"
* #appeal "Appeal"
* #records "Send records"
* #unknown "Not known" "No rule of the payer is known"

ValueSet: DeadlineWays
Id: deadline-ways
Title: "What ends at a last day"
Description: "What can be done about a denial until its last day."
* ^experimental = false
* include codes from system DeadlineWay

CodeSystem: DenialState
Id: denial-state
Title: "Where a denial stands"
Description: "The work on a denial, from opened to closed."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DenialStates)
* #new "New" "Nobody has begun"
* #in-work "In work" "Somebody works it"
* #waiting "Waiting" "The payer owes an answer by a day"
* #resubmitted "Sent again" "A corrected claim went out"
* #appealed "Appealed" "An appeal was begun"
* #reversed "Taken back" "The payer took its answer back and gave no other yet"
* #lost "Lost" "The last day has passed; it stays in the list until somebody closes it"
* #overturned "Overturned" "Paid after all"
* #overturned-in-part "Overturned in part" "Paid in part after all"
* #upheld "Upheld" "The payer stays with its no"
* #written-off "Written off"
* #patient-billed "Patient billed"
* #withdrawn "Withdrawn" "There was no denial"

ValueSet: DenialStates
Id: denial-states
Title: "Where a denial stands"
Description: "The work on a denial, from opened to closed."
* ^experimental = false
* include codes from system DenialState

CodeSystem: DenialTeam
Id: denial-team
Title: "Teams that work denials"
Description: "The teams of the taxonomy that ships; a site may name its own."
* ^experimental = false
* ^caseSensitive = true
* ^content = #fragment
* #front-desk "Front desk"
* #coder "Coders"
* #clinician "Clinicians"
* #biller "Billers"
* #credentialing "Credentialing"
* #billing-lead "Billing lead"

Instance: denial-no-authorization
InstanceOf: DenialTask
Usage: #example
Title: "Line denied for want of an authorization"
* basedOn = Reference(Claim/example)
* status = #requested
* businessStatus = DenialState#new
* performerType = DenialTeam#front-desk
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
* input[actionReason].valueString = "Ask for an authorization afterwards where the payer gives one, then appeal with it."
* input[preventable].valueCode = #foreseen
* input[edit].valueCodeableConcept = ClaimEdit#prior-auth-missing
* input[due].valueDate = "2027-01-22"
* input[way].valueCode = #appeal
* input[rule].valueString = "Appeal, level first: 60 days from the remittance of 2026-11-23"
* input[source].valueString = "payer policy default, appeal"
* input[rootCause].valueString = "CO-197"
* input[line].valueInteger = 1
* input[launchUrl].valueUrl = "https://clinic.example/app/launch"
* input[launchContext].valueString = "{\"v\":1,\"screen\":\"denial\",\"id\":\"denial-no-authorization\"}"
