// The work on denials: the list of them, and what a person does with one.
RuleSet: TaskOperation
* status = #active
* kind = #operation
* experimental = false
* resource = #Task
* system = false

RuleSet: OnOneDenial
* affectsState = true
* type = false
* instance = true

RuleSet: Version
* insert ParameterIn(version, 0, 1, string, [[The version of the denial's Task the caller saw; If-Match says the same. Where it is another by now the answer is 412 and says who changed what]])

RuleSet: DenialFilter
* insert ParameterIn(view, 0, 1, code, [[Which list: open unless given]])
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = Canonical(DenialViews)
* insert ParameterIn(payer, 0, 1, string, [[A payer as an answer names it]])
* insert ParameterIn(category, 0, 1, code, [[A category of the taxonomy]])
* insert ParameterIn(code, 0, 1, string, [[The adjustment that decided it, such as CO-197 or 197]])
* insert ParameterIn(owner, 0, 1, string, [[A person as an answer names them]])
* insert ParameterIn(team, 0, 1, code, [[A team]])
* insert ParameterIn(site, 0, 1, string, [[A place of service as an answer names it]])
* insert ParameterIn(action, 0, 1, code, [[The recommended action]])
* insert ParameterIn(amount, 0, 1, decimal, [[At stake at least so many dollars]])
* insert ParameterIn(amount-to, 0, 1, decimal, [[At stake at most so many dollars]])
* insert ParameterIn(due-from, 0, 1, date, [[Due no earlier than this]])
* insert ParameterIn(due, 0, 1, date, [[Due no later than this]])
* insert ParameterIn(denied-from, 0, 1, date, [[First denied by a remittance no earlier than this]])
* insert ParameterIn(denied-to, 0, 1, date, [[First denied by a remittance no later than this]])
* insert ParameterIn(sort, 0, 1, string, [[deadline unless given, amount, chance, next-best, opened, payer or category; a minus before it turns it round]])

Instance: task-denials
InstanceOf: OperationDefinition
Usage: #definition
Title: "List denials"
* insert TaskOperation
* code = #denials
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-denials"
* name = "ListDenials"
* title = "List denials"
* description = "One page of 50 of a list of denials, filtered and sorted, with count and sum over all pages. next-best sorts by the dollars that a minute of work is expected to bring, and each row says how that was reckoned. Writes nothing. It tells of many patients: a token of one patient does not open it."
* affectsState = false
* type = true
* instance = false
* insert DenialFilter
* insert ParameterIn(page, 0, 1, integer, [[From 0]])
* insert ParameterOut(count, 1, 1, integer, [[Denials that match, on all pages]])
* insert ParameterOut(sum, 1, 1, Money, [[Dollars at stake on them]])
* insert ParameterOutOfParts(view, [[How many denials each list has, filters left out; the closed are not counted]])
* insert Choice
* insert ParameterOutOfParts(category, [[Categories of the list, filters left out]])
* insert Choice
* insert ParameterOutOfParts(payer, [[Payers of the list, filters left out]])
* insert Choice
* insert ParameterOutOfParts(owner, [[Persons of the list, filters left out]])
* insert Choice
* insert ParameterOutOfParts(site, [[Places of the list, filters left out]])
* insert Choice
* insert ParameterOutOfParts(denial, [[The denials of the page, in the order asked for]])
* insert Part(task, 1, 1, Reference, [[Its Task]])
* insert Part(version, 0, 1, string, [[Version of the Task, to send with what is done next]])
* insert Part(claim, 0, 1, Reference, [[The claim]])
* insert Part(claimNumber, 0, 1, string, [[The number it went out with, else its id]])
* insert Part(patient, 0, 1, Reference, [[Display: Reyes, Ana]])
* insert Part(payer, 0, 1, Reference, [[Who denied]])
* insert Part(policy, 0, 1, code, [[The payer's policy]])
* insert Part(site, 0, 1, Reference, [[Where the service was given]])
* insert Part(category, 1, 1, Coding, [[By the taxonomy; Uncategorized where no category names the code]])
* insert Part(code, 1, 1, string, [[The adjustment that decided it]])
* insert Part(hardness, 0, 1, code, [[soft or hard]])
* insert Part(kind, 0, 1, code, [[administrative or clinical]])
* insert Part(action, 0, 1, code, [[Recommended; the Task has the reason]])
* insert Part(preventable, 0, 1, code, [[foreseen, edit-exists or no]])
* insert Part(amount, 1, 1, Money, [[At stake]])
* insert Part(state, 1, 1, code, [[A code of denial-state]])
* insert Part(owner, 0, 1, Reference, [[The person who works it]])
* insert Part(team, 0, 1, code, [[The team]])
* insert Part(priority, 0, 1, code, [[Of the Task]])
* insert Part(due, 0, 1, date, [[Our own last day, a workday]])
* insert Part(deadline, 0, 1, date, [[The last day by the rule]])
* insert Part(daysLeft, 0, 1, integer, [[Calendar days until due; negative when past]])
* insert Part(denied, 0, 1, date, [[Day of the first denying remittance]])
* insert Part(opened, 0, 1, dateTime, [[When the Task was opened]])
* insert Part(waitingUntil, 0, 1, date, [[Until when the payer owes an answer]])
* insert Part(escalation, 0, 1, integer, [[How many steps up it went]])
* insert Part(chance, 1, 1, decimal, [[That it is turned]])
* insert Part(minutes, 1, 1, integer, [[Of work it takes]])
* insert Part(worth, 0, 1, Money, [[Expected from a minute of work]])
* insert Part(why, 1, 1, string, [[How that was reckoned, in words]])
* insert Part(outcome, 0, 1, code, [[How it ended]])
* insert Part(recovered, 0, 1, Money, [[Paid after all]])
* insert Part(closed, 0, 1, dateTime, [[When it was closed]])

Instance: task-denials-csv
InstanceOf: OperationDefinition
Usage: #definition
Title: "List denials as a file"
* insert TaskOperation
* code = #denials-csv
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-denials-csv"
* name = "ListDenialsAsFile"
* title = "List denials as a file"
* description = "The whole list, at most 100,000 rows, as comma-separated values by ids and codes; no name of a patient is in it."
* affectsState = false
* type = true
* instance = false
* insert DenialFilter
* insert ParameterOut(return, 1, 1, Binary, [[text/csv]])

CodeSystem: DenialView
Id: denial-view
Title: "Lists of denials"
Description: "The lists of the denial desk."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DenialViews)
* #open "Open"
* #due-this-week "Due this week" "Due within seven days, or past"
* #mine "Mine" "The caller's"
* #unassigned "Unassigned" "Nobody's"
* #over-amount "Large" "From the amount on that the site calls large, or the one sent"
* #escalated "Passed on" "Open too long for who had it"
* #waiting "Waiting" "The payer owes the next answer"
* #appealed "Appealed"
* #lost "Lost" "Past the last day, not closed"
* #uncategorized "Uncategorized" "In no category of the taxonomy"
* #closed "Closed"

ValueSet: DenialViews
Id: denial-views
Title: "Lists of denials"
Description: "The lists of the denial desk."
* ^experimental = false
* include codes from system DenialView

Instance: task-assign
InstanceOf: OperationDefinition
Usage: #definition
Title: "Assign a denial"
* insert TaskOperation
* code = #assign
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-assign"
* name = "AssignDenial"
* title = "Assign a denial"
* description = "Gives a denial to a person, a team, or both. On the type it gives many: those named by task (with a version, Task/1/_history/2, where the caller saw one), else those of a list by view and the filter of $denials, where assigned-to stands for its owner; each is written for itself, and what fails is named."
* affectsState = true
* type = true
* instance = true
* insert ParameterIn(owner, 0, 1, Reference, [[The person]])
* insert ParameterIn(team, 0, 1, code, [[The team]])
* insert ParameterIn(unassign, 0, 1, boolean, [[True: nobody has it from now on]])
* insert ParameterIn(note, 0, 1, string, [[Why]])
* insert Version
* insert ParameterIn(task, 0, *, string, [[On the type: the denials, each as Task/1, or as Task/1/_history/2 where the caller saw a version]])
* insert ParameterOut(return, 0, 1, Task, [[On an instance: the denial's Task]])
* insert ParameterOut(assigned, 0, 1, integer, [[On the type: how many were given]])
* insert ParameterOutOfParts(failed, [[On the type: what could not be given]])
* insert Part(task, 1, 1, Reference, [[The denial]])
* insert Part(reason, 1, 1, string, [[Why not]])

Instance: task-log-call
InstanceOf: OperationDefinition
Usage: #definition
Title: "Note a call with the payer"
* insert TaskOperation
* insert OnOneDenial
* code = #log-call
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-log-call"
* name = "NoteCallWithPayer"
* title = "Note a call with the payer"
* description = "Keeps a call. Where the payer promised something by a day the denial waits until then, is passed on to nobody, and its owner is reminded when the day has passed without an answer."
* insert ParameterIn(representative, 1, 1, string, [[With whom one spoke]])
* insert ParameterIn(reference-number, 0, 1, string, [[The payer's number of the call]])
* insert ParameterIn(promise, 0, 1, string, [[What was promised]])
* insert ParameterIn(next, 0, 1, date, [[By when; today or later]])
* insert ParameterIn(note, 0, 1, string, [[What else was said]])
* insert ParameterIn(at, 0, 1, dateTime, [[When it was; now when absent]])
* insert Version
* insert ParameterOut(return, 1, 1, Communication, [[The call; conforms to the profile payer-call]])

Instance: task-close
InstanceOf: OperationDefinition
Usage: #definition
Title: "Close a denial"
* insert TaskOperation
* insert OnOneDenial
* code = #close
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-close"
* name = "CloseDenial"
* title = "Close a denial"
* description = "Ends the work. What was recovered is what the payer's answers say; an amount sent here is what is expected until they do. An answer that takes the money back opens it again."
* insert ParameterIn(outcome, 1, 1, code, [[overturned, overturned-in-part, upheld, written-off or patient-billed; the last not where the payer made it the provider's loss]])
* insert ParameterIn(amount, 0, 1, decimal, [[Dollars expected, where it was overturned]])
* insert ParameterIn(lesson, 0, 1, string, [[What was learned]])
* insert ParameterIn(note, 0, 1, string, [[Why]])
* insert Version
* insert ParameterOut(return, 1, 1, Task, [[The denial's Task]])

Instance: task-reopen
InstanceOf: OperationDefinition
Usage: #definition
Title: "Open a closed denial again"
* insert TaskOperation
* insert OnOneDenial
* code = #reopen
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-reopen"
* name = "ReopenDenial"
* title = "Open a closed denial again"
* description = "Takes back that a person closed it."
* insert ParameterIn(note, 1, 1, string, [[Why]])
* insert Version
* insert ParameterOut(return, 1, 1, Task, [[The denial's Task]])

Instance: task-resubmit
InstanceOf: OperationDefinition
Usage: #definition
Title: "Correct and send again"
* insert TaskOperation
* insert OnOneDenial
* code = #resubmit
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-resubmit"
* name = "ResubmitDeniedClaim"
* title = "Correct and send again"
* description = "Without confirm it shows the corrected claim, scrubbed, in the way its payer takes corrections, and writes nothing. With confirm and the digest of what was shown it makes that claim, which then goes the way every claim goes. What says the same as a claim that was denied is refused with 409."
* insert ParameterIn(claim, 0, 1, Claim, [[The claim as a person corrected it; the denied one when absent]])
* insert ParameterIn(fix, 0, *, string, [[Ids of fixes that a preview offered, to be applied in order]])
* insert ParameterIn(payer-claim-number, 0, 1, string, [[The payer's own number of the claim, where its answer has none]])
* insert ParameterIn(confirm, 0, 1, boolean, [[True: make it]])
* insert ParameterIn(digest, 0, 1, string, [[With confirm: of the preview]])
* insert Version
* insert ParameterOut(claim, 1, 1, Claim, [[The corrected claim; a reference to it once it is made]])
* insert ParameterOut(method, 1, 1, code, [[replacement (frequency 7) or new-original]])
* insert ParameterOut(why, 0, 1, string, [[Why it goes out so]])
* insert ParameterOut(change, 0, *, string, [[Lines that differ from the denied claim]])
* insert ParameterOut(outcome, 0, 1, code, [[As of $scrub]])
* insert ParameterOut(alert, 0, *, DetectedIssue, [[What the edits found in it]])
* insert ParameterOutOfParts(fix, [[What could be changed; none is chosen beforehand]])
* insert Part(id, 1, 1, string, [[To choose it by]])
* insert Part(edit, 1, 1, code, [[The edit that offers it]])
* insert Part(line, 1, 1, integer, [[The line it changes]])
* insert Part(label, 1, 1, string, [[What it does, and when that is true]])
* insert Part(documentation, 0, 1, string, [[What the record must show]])
* insert ParameterOut(same, 0, 1, boolean, [[True: nothing differs from what was denied]])
* insert ParameterOut(digest, 0, 1, string, [[To confirm it by]])
* insert ParameterOut(task, 0, 1, Task, [[Once it is made: the denial's Task]])
* insert ParameterOut(submission, 0, 1, Task, [[Once it is made: where the new claim stands]])

Instance: task-appeal
InstanceOf: OperationDefinition
Usage: #definition
Title: "Begin an appeal"
* insert TaskOperation
* insert OnOneDenial
* code = #appeal
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-appeal"
* name = "AppealDenial"
* title = "Begin an appeal"
* description = "Begins the next level of appeal as a Task of its own, with the last day of that level. Refused where there is no right of appeal, where the level before is not decided, and after the last day unless there is good cause."
* insert ParameterIn(decided, 0, 1, date, [[Day of the decision on the level before, which is then upheld]])
* insert ParameterIn(late, 0, 1, boolean, [[True: begin after the last day for the good cause in note]])
* insert ParameterIn(note, 0, 1, string, [[What it is about, or the good cause]])
* insert Version
* insert ParameterOut(return, 1, 1, Task, [[The appeal; conforms to the profile appeal-task]])

Instance: task-request-records
InstanceOf: OperationDefinition
Usage: #definition
Title: "Ask for records"
* insert TaskOperation
* insert OnOneDenial
* code = #request-records
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-request-records"
* name = "RequestRecords"
* title = "Ask for records"
* description = "Asks another department for records, as a Task beside the work on the denial."
* insert ParameterIn(to, 1, 1, Reference, [[Whom; a department in words as display]])
* insert ParameterIn(question, 1, 1, string, [[What is asked for]])
* insert ParameterIn(due, 0, 1, date, [[By when; the denial's own day when absent]])
* insert Version
* insert ParameterOut(return, 1, 1, Task, [[The request; conforms to the profile records-request]])

Instance: task-sweep-denials
InstanceOf: OperationDefinition
Usage: #definition
Title: "Look at open denials"
* insert TaskOperation
* code = #sweep-denials
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-sweep-denials"
* name = "SweepDenials"
* title = "Look at open denials"
* description = "What is done each night: tags by the taxonomy of today, reminders before the last day (once each), last days that passed, answers the payer owes, and who is next where a denial is open too long. It concerns many patients: a token of one patient does not open it."
* affectsState = true
* type = true
* instance = false
* insert ParameterOut(ran, 1, 1, boolean, [[False when another node is at it and nothing was done]])
* insert ParameterOut(open, 1, 1, integer, [[How many denials were looked at]])
* insert ParameterOut(changed, 1, 1, integer, [[How many of them something was done about]])
* insert ParameterOut(failed, 1, 1, integer, [[How many could not be written; the next run tries them again]])

Instance: task-denial-calendar
InstanceOf: OperationDefinition
Usage: #definition
Title: "Calendar of last days"
* insert TaskOperation
* code = #denial-calendar
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-denial-calendar"
* name = "GiveDenialCalendar"
* title = "Calendar of last days"
* description = "Gives the address of a calendar (RFC 5545) of a person's or a team's last days: claim numbers, and nothing of any patient. Calendars cannot log in, so that the address itself is the key, random and kept as a digest alone; a new one ends the one before."
* affectsState = true
* type = true
* instance = false
* insert ParameterIn(owner, 0, 1, Reference, [[The person; the caller when neither is sent]])
* insert ParameterIn(team, 0, 1, code, [[The team]])
* insert ParameterIn(revoke, 0, 1, boolean, [[True: end the address that was given, and give none]])
* insert ParameterOut(address, 0, 1, url, [[Where the calendar is]])
* insert ParameterOut(revoked, 0, 1, integer, [[How many addresses were ended]])

Instance: task-letter
InstanceOf: OperationDefinition
Usage: #definition
Title: "Write a letter of appeal"
* insert TaskOperation
* code = #letter
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-letter"
* name = "WriteLetterOfAppeal"
* title = "Write a letter of appeal"
* description = "On an appeal's Task: the letter as it stands, from the draft that is kept or from a template, with what is missing and what blocks sending. Only with save is anything kept."
* affectsState = true
* type = false
* instance = true
* insert ParameterIn(template, 0, 1, string, [[Name of a template; the one that fits best when absent]])
* insert ParameterIn(text, 0, 1, string, [[The letter as a person wrote it]])
* insert ParameterIn(evidence, 0, *, uri, [[What is enclosed, in order, each as DocumentReference/5/_history/1; none where nothing is]])
* parameter[+].name = #quote
* parameter[=].use = #in
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "Words the letter gives as they stand in what is enclosed"
* insert Part(source, 1, 1, uri, [[Where they stand, as evidence]])
* insert Part(text, 1, 1, string, [[The words]])
* insert ParameterIn(save, 0, 1, boolean, [[True: the letter is kept as a draft]])
* insert ParameterIn(draft, 0, 1, string, [[Id of the draft to go on with; new for a further one]])
* insert ParameterIn(version, 0, 1, string, [[Version of the draft as the caller saw it]])
* insert ParameterOut(template, 1, 1, canonical, [[The template, with its version]])
* insert ParameterOut(title, 1, 1, string, [[What it is called]])
* insert ParameterOut(text, 1, 1, string, [[The letter]])
* insert ParameterOutOfParts(field, [[What is known]])
* insert Part(name, 1, 1, code, [[The field]])
* insert Part(value, 1, 1, string, [[Its value]])
* insert Part(source, 0, 1, uri, [[Where it was read: type, id and version]])
* insert ParameterOut(missing, 0, *, code, [[A field that the letter needs and nothing filled]])
* insert ParameterOutOfParts(evidence, [[What can be enclosed; what is picked first, in its order]])
* insert Part(reference, 1, 1, uri, [[Type, id and version]])
* insert Part(kind, 1, 1, code, [[note, risk-note, report, authorization, eligibility, filing-proof or remittance]])
* insert Part(title, 1, 1, string, [[What it is called]])
* insert Part(date, 0, 1, date, [[The day it is of]])
* insert Part(needed, 1, 1, boolean, [[Whether the letter rests on one of its kind]])
* insert Part(picked, 1, 1, boolean, [[Whether it goes along]])
* insert ParameterOut(lacking, 0, *, code, [[A kind of evidence it rests on and of which none is stored]])
* insert ParameterOut(blocked, 0, *, string, [[Why it cannot be sent yet]])
* insert ParameterOut(draft, 0, 1, Reference, [[The draft that is kept]])
* insert ParameterOut(version, 0, 1, string, [[Its version]])
* insert ParameterOut(status, 0, 1, code, [[Its status]])
* insert ParameterOutOfParts(choice, [[The site's templates]])
* insert Part(name, 1, 1, code, [[Its name]])
* insert Part(title, 1, 1, string, [[What it is called]])

Instance: task-packet
InstanceOf: OperationDefinition
Usage: #definition
Title: "Show the packet of an appeal"
* insert TaskOperation
* code = #packet
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-packet"
* name = "ShowPacketOfAppeal"
* title = "Show the packet of an appeal"
* description = "The draft with its evidence as one PDF, as it would be sent now."
* affectsState = false
* type = false
* instance = true
* insert ParameterIn(draft, 0, 1, string, [[Id of the draft; the newest when absent]])
* insert ParameterOut(return, 1, 1, Binary, [[application/pdf]])

Instance: task-send-appeal
InstanceOf: OperationDefinition
Usage: #definition
Title: "Send an appeal"
* insert TaskOperation
* code = #send-appeal
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-send-appeal"
* name = "SendAppeal"
* title = "Send an appeal"
* description = "Freezes the packet and lets it go to the payer once it can no longer be called back. What is missing is answered 422 and named."
* affectsState = true
* type = false
* instance = true
* insert ParameterIn(draft, 0, 1, string, [[Id of the draft; the newest when absent]])
* insert ParameterIn(version, 0, 1, string, [[Version of the draft as the caller saw it]])
* insert ParameterOut(return, 1, 1, Communication, [[The letter, in progress; conforms to the profile appeal-letter]])

Instance: task-cancel-send
InstanceOf: OperationDefinition
Usage: #definition
Title: "Call an appeal back"
* insert TaskOperation
* code = #cancel-send
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-cancel-send"
* name = "CallAppealBack"
* title = "Call an appeal back"
* description = "Makes a letter that was sent a draft again, while it can be called back."
* affectsState = true
* type = false
* instance = true
* insert ParameterOut(return, 1, 1, Communication, [[The letter, in preparation]])

Instance: task-appeals
InstanceOf: OperationDefinition
Usage: #definition
Title: "Appeal many denials"
* insert TaskOperation
* code = #appeals
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-appeals"
* name = "AppealManyDenials"
* title = "Appeal many denials"
* description = "Shows what would go, by payer, reason and template, and why the others cannot; sends those that are ready on confirm with the digest shown. What went before does not go again."
* affectsState = true
* type = true
* instance = false
* insert ParameterIn(task, 1, *, string, [[The denials, each as Task/1, or as Task/1/_history/2 where the caller saw a version; 200 at most]])
* insert ParameterIn(confirm, 0, 1, boolean, [[True: those that are ready are sent]])
* insert ParameterIn(digest, 0, 1, string, [[Of what was shown]])
* insert ParameterOut(ready, 0, 1, integer, [[How many can go]])
* insert ParameterOut(sum, 0, 1, Money, [[What these are about]])
* insert ParameterOut(digest, 0, 1, string, [[Of what is shown]])
* insert ParameterOutOfParts(group, [[Appeals alike enough to be looked at by one sample]])
* insert Part(payer, 0, 1, string, [[The payer]])
* insert Part(category, 0, 1, code, [[The category]])
* insert Part(template, 0, 1, canonical, [[The template]])
* insert Part(title, 0, 1, string, [[What it is called]])
* insert Part(ready, 1, 1, integer, [[How many of them can go]])
* insert Part(count, 1, 1, integer, [[How many there are]])
* insert Part(sample, 0, 1, string, [[One of their letters]])
* insert ParameterOutOfParts(denial, [[Each denial]])
* insert Part(task, 1, 1, Reference, [[Its Task]])
* insert Part(display, 0, 1, string, [[Patient and claim number]])
* insert Part(group, 1, 1, integer, [[Number of its group, from 0]])
* insert Part(ready, 1, 1, boolean, [[Whether it can go]])
* insert Part(amount, 0, 1, Money, [[What it is about]])
* insert Part(blocked, 0, *, string, [[Why it cannot go]])
* insert ParameterOut(sent, 0, 1, integer, [[When confirmed: how many were sent]])
* insert ParameterOutOfParts(failed, [[When confirmed: what was not]])
* insert Part(task, 1, 1, Reference, [[The denial]])
* insert Part(reason, 1, 1, string, [[Why not]])

Instance: task-saved-views
InstanceOf: OperationDefinition
Usage: #definition
Title: "List saved lists"
* insert TaskOperation
* code = #saved-views
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-saved-views"
* name = "ListSavedLists"
* title = "List saved lists"
* description = "The caller's lists that are kept under a name, and those of teams and the site."
* affectsState = false
* type = true
* instance = false
* insert ParameterOutOfParts(view, [[A list]])
* insert Part(id, 1, 1, string, [[Its id]])
* insert Part(name, 1, 1, string, [[What it is called]])
* insert Part(query, 0, 1, string, [[What follows the question mark of its address]])
* insert Part(audience, 1, 1, code, [[private, team or site]])
* insert Part(team, 0, 1, code, [[The team]])
* insert Part(own, 1, 1, boolean, [[Whether the caller kept it]])

Instance: task-save-view
InstanceOf: OperationDefinition
Usage: #definition
Title: "Save a list"
* insert TaskOperation
* code = #save-view
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-save-view"
* name = "SaveList"
* title = "Save a list"
* description = "Keeps the question behind a list of denials under a name."
* affectsState = true
* type = true
* instance = false
* insert ParameterIn(name, 1, 1, string, [[What it is called]])
* insert ParameterIn(query, 0, 1, string, [[What follows the question mark of its address]])
* insert ParameterIn(audience, 0, 1, code, [[private when absent, team or site]])
* insert ParameterIn(team, 0, 1, code, [[The team, with audience team]])
* insert ParameterOut(id, 1, 1, string, [[Its id]])

Instance: task-forget-view
InstanceOf: OperationDefinition
Usage: #definition
Title: "Forget a list"
* insert TaskOperation
* code = #forget-view
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-forget-view"
* name = "ForgetList"
* title = "Forget a list"
* description = "Forgets a list that the caller kept."
* affectsState = true
* type = true
* instance = false
* insert ParameterIn(id, 1, 1, string, [[Its id]])
* insert ParameterOut(forgotten, 1, 1, boolean, [[True]])

Instance: task-resubmit-rules
InstanceOf: OperationDefinition
Usage: #definition
Title: "List rules of sending again"
* insert TaskOperation
* code = #resubmit-rules
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-resubmit-rules"
* name = "ListResubmitRules"
* title = "List rules of sending again"
* description = "The rules by which denials of one payer and reason are corrected and sent again without a person, those in force first, with what each did. Writes nothing."
* affectsState = false
* type = true
* instance = false
* insert ParameterOutOfParts(rule, [[Every rule there ever was]])
* insert Part(id, 1, 1, string, [[Its id]])
* insert Part(payer, 1, 1, code, [[Id of the payer's policy]])
* insert Part(code, 1, 1, string, [[Group and reason]])
* insert Part(fix, 1, *, string, [[What it may change, as edit:kind or edit:kind:value]])
* insert Part(reason, 1, 1, string, [[Why it was approved]])
* insert Part(person, 1, 1, string, [[By whom]])
* insert Part(approved, 1, 1, dateTime, [[When]])
* insert Part(unanswered, 1, 1, integer, [[Corrections on their way]])
* insert Part(paid, 1, 1, integer, [[Corrections that were paid]])
* insert Part(failed, 1, 1, integer, [[Corrections that were denied again, held or rejected]])
* insert Part(passedOver, 1, 1, integer, [[Denials it left to people]])
* insert Part(ended, 0, 1, dateTime, [[When it ended]])
* insert Part(endedBy, 0, 1, string, [[By whom]])
* insert Part(endedWhy, 0, 1, string, [[Why]])

Instance: task-approve-resubmit
InstanceOf: OperationDefinition
Usage: #definition
Title: "Approve a rule of sending again"
* insert TaskOperation
* code = #approve-resubmit
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-approve-resubmit"
* name = "ApproveResubmitRule"
* title = "Approve a rule of sending again"
* description = "From now on new denials of this payer and reason that nobody works are corrected by these fixes and sent again, if the edits say nothing more of them then. A rule may take a line off or write down a modifier of form; 422 for what rests on the record. It stops itself after two failures."
* affectsState = true
* type = true
* instance = false
* insert ParameterIn(payer, 1, 1, code, [[Id of the payer's policy]])
* insert ParameterIn(code, 1, 1, string, [[Group and reason, such as CO-18]])
* insert ParameterIn(fix, 1, *, string, [[What it may change: edit:kind, or edit:kind:value]])
* insert ParameterIn(reason, 1, 1, string, [[Why nobody has to look at each]])
* insert ParameterOut(id, 1, 1, string, [[Id of the rule]])

Instance: task-stop-resubmit
InstanceOf: OperationDefinition
Usage: #definition
Title: "Stop a rule of sending again"
* insert TaskOperation
* code = #stop-resubmit
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-stop-resubmit"
* name = "StopResubmitRule"
* title = "Stop a rule of sending again"
* description = "Ends a rule. What it sent stays sent."
* affectsState = true
* type = true
* instance = false
* insert ParameterIn(id, 1, 1, string, [[Id of the rule]])
* insert ParameterIn(reason, 1, 1, string, [[Why it ends]])
* insert ParameterOut(stopped, 1, 1, boolean, [[True]])

Instance: task-run-resubmit
InstanceOf: OperationDefinition
Usage: #definition
Title: "Send again by rule now"
* insert TaskOperation
* code = #run-resubmit
* url = "https://cleanclaim.example/fhir/OperationDefinition/task-run-resubmit"
* name = "RunResubmitRules"
* title = "Send again by rule now"
* description = "Holds new denials against the rules in force, as is done regularly."
* affectsState = true
* type = true
* instance = false
* insert ParameterOut(ran, 1, 1, boolean, [[False when another node is at it]])
* insert ParameterOut(sent, 1, 1, integer, [[Corrections sent]])
* insert ParameterOut(passedOver, 1, 1, integer, [[Denials left to people]])
* insert ParameterOut(stopped, 1, 1, integer, [[Rules that ended themselves]])
