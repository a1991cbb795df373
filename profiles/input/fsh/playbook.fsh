// Playbooks: what a payer wants done about each reason it denies for.
Profile: Playbook
Parent: PlanDefinition
Id: playbook
Title: "Playbook of a payer"
Description: "One version of what is known of working a payer's denials: a page for each reason, steps in it. A draft is written on; one version of a payer is active; those before it are retired and stay readable. The url ends in the id of the payer's policy."
* url 1..1 MS
* url ^short = "https://cleanclaim.example/fhir/PlanDefinition/playbook-[id of the payer's policy]"
* version 1..1 MS
* version ^short = "A whole number"
* title MS
* type 1..1
* type = http://terminology.hl7.org/CodeSystem/plan-definition-type#workflow-definition
* date MS
* editor MS
* editor ^short = "Who wrote it"
* reviewer ^short = "Who published it"
* contact MS
* contact ^short = "Whom to turn to at the payer"
* action MS
* action ^short = "A page"
* action.code MS
* action.code ^short = "The reason, a code of playbook-page; adjustment reason codes where it is for these alone"
* action.title MS
* action.description ^short = "What to know first"
* action.documentation MS
* action.documentation ^short = "Evidence by its kind as label; depends-on: no letter goes without one"
* action.definition[x] only canonical
* action.definition[x] ^short = "The letter template"
* action.action MS
* action.action ^short = "A step; its code is of playbook-step"
* action.action.description ^short = "More of it: what to say on the phone"
* action.action.timing[x] only Duration
* action.action.timing[x] ^short = "By how many days after the denial"
* action.action.participant.role ^short = "The team"

Profile: PlaybookGap
Parent: Task
Id: playbook-gap
Title: "Page of a playbook that is wanted"
Description: "A payer has denied for a reason its playbook says nothing of. Opened once for each payer and page, completed when the page is published."
* identifier 1..1 MS
* status MS
* intent = #order
* code 1..1 MS
* code = TaskCode#write-playbook-page
* performerType 1..1 MS
* description 1..1 MS
* focus MS
* focus only Reference(Task)
* focus ^short = "The first denial for it"
* input 2..*
* input ^short = "policy, page, category, payer"

CodeSystem: PlaybookPage
Id: playbook-page
Title: "Pages of a playbook"
Description: "The pages that the taxonomy which ships names; a site's own may name others."
* ^experimental = false
* ^caseSensitive = true
* ^content = #fragment
* #eligibility "Not covered on the day"
* #other-payer "Another payer first"
* #coding "Codes do not fit"
* #units "More units than allowed"
* #benefit-limit "Benefit used up"
* #modifier "Part of another service"
* #duplicate "Taken for a duplicate"
* #authorization "No authorization"
* #medical-necessity "Not necessary, says the payer"
* #records "Records wanted"
* #timely-filing "Filed too late"
* #non-covered "Not covered by the plan"
* #enrolment "Provider not known to the payer"
* #next-level "Appeal was refused"

CodeSystem: PlaybookStep
Id: playbook-step
Title: "Steps of a playbook"
Description: "What a step is."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(PlaybookSteps)
* #check "Look something up"
* #correct "Correct the claim"
* #documents "Get documents"
* #letter "Write to the payer"
* #call "Call"
* #escalate "Pass it on"
* #other "Something else"

ValueSet: PlaybookSteps
Id: playbook-steps
Title: "Steps of a playbook"
Description: "What a step is."
* ^experimental = false
* include codes from system PlaybookStep

Instance: playbook-example
InstanceOf: Playbook
Usage: #example
Title: "Playbook with one page"
* url = "https://cleanclaim.example/fhir/PlanDefinition/playbook-northwind-commercial"
* version = "2"
* name = "PlaybookNorthwindCommercial"
* title = "Northwind Commercial (fictitious)"
* status = #active
* date = "2026-11-24"
* editor.name = "Dana Moore"
* contact.name = "Provider appeals"
* contact.telecom.system = #fax
* contact.telecom.value = "555-0143"
* action.code = PlaybookPage#authorization
* action.title = "No authorization"
* action.description = "Northwind takes a request within 5 workdays after the service."
* action.documentation.type = #depends-on
* action.documentation.label = "note"
* action.documentation.display = "The note that shows why it could not wait"
* action.definitionCanonical = "https://cleanclaim.example/fhir/Library/letter-authorization-afterwards"
* action.action[0].code = PlaybookStep#check
* action.action[0].title = "Look for an approval"
* action.action[0].timingDuration = 1 'd' "days"
* action.action[0].participant.type = #practitioner
* action.action[0].participant.role = DenialTeam#front-desk
* action.action[1].code = PlaybookStep#call
* action.action[1].title = "Ask for one afterwards"
* action.action[1].description = "We ask for an authorization after the service. May I give you the case?"

Instance: playbook-gap-example
InstanceOf: PlaybookGap
Usage: #example
Title: "A page that nobody has written yet"
* identifier.system = "https://cleanclaim.example/fhir/playbook-gap"
* identifier.value = "northwind-commercial|timely-filing"
* status = #requested
* authoredOn = "2026-11-24T06:00:00-05:00"
* performerType = DenialTeam#billing-lead
* description = "The playbook of northwind-commercial says nothing of timely-filing: write the page."
* focus = Reference(denial-no-authorization)
* input[0].type = TaskInput#policy
* input[0].valueCode = #northwind-commercial
* input[1].type = TaskInput#page
* input[1].valueCode = #timely-filing

RuleSet: PlanOperation
* status = #active
* kind = #operation
* experimental = false
* resource = #PlanDefinition
* system = false

RuleSet: OnPlans
* type = true
* instance = false

RuleSet: Detail(name, type, documentation)
* parameter[=].part[=].part[+].name = #{name}
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 0
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].type = #{type}
* parameter[=].part[=].part[=].documentation = "{documentation}"

RuleSet: PartOfDetails(name, max, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 0
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].documentation = "{documentation}"

Instance: plandefinition-playbooks
InstanceOf: OperationDefinition
Usage: #definition
Title: "List playbooks"
* insert PlanOperation
* code = #playbooks
* url = "https://cleanclaim.example/fhir/OperationDefinition/plandefinition-playbooks"
* name = "ListPlaybooks"
* title = "List playbooks"
* description = "The playbook of each payer that has a policy, with its versions, limits, the five reasons it denied for most, and the pages that are wanted. Writes nothing."
* affectsState = false
* insert OnPlans
* insert ParameterIn(payer, 0, 1, code, [[Id of a policy, to be told of it alone]])
* insert ParameterIn(days, 0, 1, integer, [[How far back denials are counted, 1 to 730; 90 unless given]])
* insert ParameterOutOfParts(playbook, [[One for each policy; that of any payer comes last]])
* insert Part(policy, 1, 1, code, [[Id of the policy]])
* insert Part(payer, 0, 1, string, [[The payer's name]])
* insert Part(source, 1, 1, code, [[site, shipped or none]])
* insert Part(version, 0, 1, string, [[The version in use]])
* insert Part(live, 0, 1, Reference, [[Its resource, where the site has one]])
* insert Part(published, 0, 1, dateTime, [[When it was published]])
* insert Part(draft, 0, 1, Reference, [[The next version, being written]])
* insert Part(draftVersion, 0, 1, string, [[Its number]])
* insert Part(draftBy, 0, 1, string, [[Who writes it]])
* insert PartOfDetails(edition, *, [[Every stored version, the newest first]])
* insert Detail(plan, Reference, [[The resource]])
* insert Detail(version, string, [[Its number]])
* insert Detail(status, code, [[draft, active or retired]])
* insert Detail(date, dateTime, [[When it was begun or published]])
* insert Detail(by, string, [[Who wrote it]])
* insert PartOfDetails(limit, *, [[A limit of the policy]])
* insert Detail(kind, code, [[filing, correction or appeal]])
* insert Detail(words, string, [[In words]])
* insert PartOfDetails(reason, 5, [[What the payer denied for most]])
* insert Detail(category, Coding, [[By the taxonomy]])
* insert Detail(code, string, [[The adjustment that decided it]])
* insert Detail(denials, integer, [[How many]])
* insert Detail(amount, Money, [[At stake on them]])
* insert Detail(decided, integer, [[How many have ended]])
* insert Detail(won, integer, [[How many of those were turned]])
* insert Detail(documented, boolean, [[Whether this payer's playbook has a page for it]])
* insert Detail(page, code, [[What the page is called]])
* insert Part(denials, 1, 1, integer, [[How many denials there were in all]])
* insert PartOfDetails(gap, *, [[A page that is wanted]])
* insert Detail(page, code, [[What it is called]])
* insert Detail(task, Reference, [[The Task to write it]])
* insert Detail(since, dateTime, [[Since when]])
* insert Detail(words, string, [[In words]])
* insert ParameterOut(template, 0, *, code, [[Names of the letter templates a page may name]])

Instance: plandefinition-playbook
InstanceOf: OperationDefinition
Usage: #definition
Title: "The playbook in use"
* insert PlanOperation
* code = #playbook
* url = "https://cleanclaim.example/fhir/OperationDefinition/plandefinition-playbook"
* name = "PlaybookInUse"
* title = "The playbook in use"
* description = "The playbook in use for a payer; one that ships has no id."
* affectsState = false
* insert OnPlans
* insert ParameterIn(payer, 1, 1, code, [[Id of the payer's policy]])
* insert ParameterOut(return, 1, 1, PlanDefinition, [[The playbook]])

Instance: plandefinition-draft-playbook
InstanceOf: OperationDefinition
Usage: #definition
Title: "Begin the next version of a playbook"
* insert PlanOperation
* code = #draft-playbook
* url = "https://cleanclaim.example/fhir/OperationDefinition/plandefinition-draft-playbook"
* name = "DraftPlaybook"
* title = "Begin the next version of a playbook"
* description = "The draft of a payer's next version, begun from the one in use where there is none. It is written on by PUT with If-Match, given up by the status retired."
* affectsState = true
* insert OnPlans
* insert ParameterIn(payer, 1, 1, code, [[Id of the payer's policy]])
* insert ParameterIn(from, 0, 1, Reference, [[The version to begin with instead: an older one to go back to]])
* insert ParameterIn(page, 0, 1, code, [[A page the draft is to have, as the playbook of any payer has it]])
* insert ParameterOut(return, 1, 1, PlanDefinition, [[The draft]])

Instance: plandefinition-publish-playbook
InstanceOf: OperationDefinition
Usage: #definition
Title: "Publish a playbook"
* insert PlanOperation
* code = #publish-playbook
* url = "https://cleanclaim.example/fhir/OperationDefinition/plandefinition-publish-playbook"
* name = "PublishPlaybook"
* title = "Publish a playbook"
* description = "Brings a draft into use in the place of the version before it, and completes the Tasks for pages it has now. 422 tells everything that is unfinished."
* affectsState = true
* type = false
* instance = true
* insert ParameterIn(version, 0, 1, string, [[Version of the resource as the caller saw it; 412 where somebody wrote on since]])
* insert ParameterOut(return, 1, 1, PlanDefinition, [[The playbook in use]])

Instance: plandefinition-compare-playbook
InstanceOf: OperationDefinition
Usage: #definition
Title: "Compare versions of a playbook"
* insert PlanOperation
* code = #compare-playbook
* url = "https://cleanclaim.example/fhir/OperationDefinition/plandefinition-compare-playbook"
* name = "ComparePlaybook"
* title = "Compare versions of a playbook"
* description = "What a version says otherwise than another, page by page. Writes nothing."
* affectsState = false
* type = false
* instance = true
* insert ParameterIn(with, 0, 1, Reference, [[The other version; the one in use when absent]])
* insert ParameterOut(before, 1, 1, string, [[Number of the other version]])
* insert ParameterOut(after, 1, 1, string, [[Number of this version]])
* insert ParameterOutOfParts(difference, [[One thing that is otherwise]])
* insert Part(page, 0, 1, string, [[Title of the page; absent for the playbook itself]])
* insert Part(what, 1, 1, code, [[page, title, words, documents, template, steps or contacts]])
* insert Part(before, 0, 1, string, [[As lines; absent where there was nothing]])
* insert Part(after, 0, 1, string, [[As lines; absent where there is nothing any more]])

Instance: plandefinition-playbook-pdf
InstanceOf: OperationDefinition
Usage: #definition
Title: "A playbook on paper"
* insert PlanOperation
* code = #playbook-pdf
* url = "https://cleanclaim.example/fhir/OperationDefinition/plandefinition-playbook-pdf"
* name = "PrintPlaybook"
* title = "A playbook on paper"
* description = "A playbook as PDF with a bookmark for each page, or as a sheet of one page. Writes nothing."
* affectsState = false
* insert OnPlans
* insert ParameterIn(payer, 0, 1, code, [[Id of the payer's policy: its playbook in use]])
* insert ParameterIn(version, 0, 1, Reference, [[A version instead]])
* insert ParameterIn(sheet, 0, 1, boolean, [[True for the sheet]])
* insert ParameterOut(return, 1, 1, Binary, [[application/pdf]])

Instance: task-playbook
InstanceOf: OperationDefinition
Usage: #definition
Title: "The playbook's page for a denial"
* insert TaskOperation
* code = #playbook
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-playbook"
* name = "PlaybookPageOfDenial"
* title = "The playbook's page for a denial"
* description = "What the payer's playbook says of this denial's reason, else what the playbook of any payer says. Writes nothing."
* affectsState = false
* type = false
* instance = true
* insert ParameterIn(playbook, 0, 1, Reference, [[A version to try, such as a draft]])
* insert ParameterOut(policy, 1, 1, code, [[Id of the payer's policy]])
* insert ParameterOut(source, 1, 1, code, [[payer, default or none]])
* insert ParameterOut(playbook, 0, 1, string, [[Title of the playbook]])
* insert ParameterOut(version, 0, 1, string, [[Its version]])
* insert ParameterOut(plan, 0, 1, Reference, [[Its resource, where the site has one]])
* insert ParameterOut(page, 0, 1, code, [[What the page is called]])
* insert ParameterOut(title, 0, 1, string, [[Its title]])
* insert ParameterOut(words, 0, 1, string, [[What to know first]])
* insert ParameterOut(template, 0, 1, code, [[The letter template it names]])
* insert ParameterOutOfParts(step, [[The steps in order]])
* insert Part(kind, 1, 1, code, [[A code of playbook-step]])
* insert Part(title, 0, 1, string, [[What to do]])
* insert Part(text, 0, 1, string, [[More of it: what to say]])
* insert Part(team, 0, 1, code, [[Who does it]])
* insert Part(days, 0, 1, integer, [[By how many days after the denial]])
* insert Part(by, 0, 1, date, [[The day that is]])
* insert ParameterOutOfParts(document, [[What the payer wants to see]])
* insert Part(kind, 1, 1, code, [[A kind of evidence]])
* insert Part(words, 0, 1, string, [[In words]])
* insert Part(required, 1, 1, boolean, [[True: no letter goes without one]])
* insert ParameterOutOfParts(contact, [[Whom to turn to]])
* insert Part(name, 0, 1, string, [[Whom]])
* insert Part(system, 1, 1, code, [[phone, fax, email, url, or other for a postal address]])
* insert Part(value, 0, 1, string, [[The number or address]])
* insert ParameterOut(denials, 1, 1, integer, [[Denials of this payer in this category in a year]])
* insert ParameterOut(decided, 1, 1, integer, [[How many have ended]])
* insert ParameterOut(won, 1, 1, integer, [[How many of those were turned]])
