// $held, $send-back, $escalate-held: the billing office's worklist of claims that wait.
Instance: claim-held
InstanceOf: OperationDefinition
Usage: #definition
Title: "List claims that wait"
* insert ClaimOperation
* code = #held
* url = "https://cleanclaim.example/fhir/OperationDefinition/claim-held"
* name = "ListHeldClaims"
* title = "List claims that wait"
* description = "One page of 50 of the claims that wait in the billing office, filtered and sorted, with count and sum over all pages. Writes nothing. It tells of many patients: a token of one patient does not open it."
* affectsState = false
* type = true
* instance = false
* insert ParameterIn(view, 0, 1, code, [[Which list: held unless given, rejected, sent-back, released-today]])
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = Canonical(HeldClaimViews)
* insert ParameterIn(payer, 0, 1, string, [[A payer as an answer names it]])
* insert ParameterIn(clinician, 0, 1, string, [[A clinician as an answer names them]])
* insert ParameterIn(edit, 0, 1, code, [[An edit with an open alert on the claim]])
* insert ParameterIn(days, 0, 1, integer, [[Held at least so many calendar days]])
* insert ParameterIn(filing-limit-from, 0, 1, date, [[Last day to file no earlier than this]])
* insert ParameterIn(filing-limit, 0, 1, date, [[Last day to file no later than this]])
* insert ParameterIn(amount, 0, 1, decimal, [[Billed at least so many dollars]])
* insert ParameterIn(amount-to, 0, 1, decimal, [[Billed at most so many dollars]])
* insert ParameterIn(sort, 0, 1, string, [[filing-limit unless given, held, amount, visit, payer, clinician or edit; a minus before it turns it round]])
* insert ParameterIn(page, 0, 1, integer, [[From 0]])
* insert ParameterOut(count, 1, 1, integer, [[Claims that match, on all pages]])
* insert ParameterOut(sum, 1, 1, Money, [[Dollars billed on them]])
* insert ParameterOutOfParts(view, [[How many claims each list has, filters left out]])
* insert Part(value, 1, 1, code, [[The list]])
* insert Part(count, 1, 1, integer, [[Its claims]])
* insert ParameterOutOfParts(payer, [[Payers of the list, filters left out]])
* insert Choice
* insert ParameterOutOfParts(clinician, [[Clinicians of the list, filters left out]])
* insert Choice
* insert ParameterOutOfParts(edit, [[Edits with open alerts on the list, filters left out]])
* insert Part(value, 1, 1, code, [[The edit]])
* insert Part(count, 1, 1, integer, [[Its claims]])
* insert ParameterOutOfParts(claim, [[The claims of the page, in the order asked for]])
* insert Part(claim, 1, 1, Reference, [[The claim]])
* insert Part(patient, 0, 1, Reference, [[Display: Reyes, Ana]])
* insert Part(payer, 0, 1, Reference, [[Who is billed]])
* insert Part(clinician, 0, 1, Reference, [[Who rendered it]])
* insert Part(status, 1, 1, code, [[A code of claim-lifecycle]])
* insert Part(since, 1, 1, dateTime, [[When it came there]])
* insert Part(released, 0, 1, dateTime, [[When a person let it go]])
* insert Part(sentBack, 0, 1, dateTime, [[When the clinician was asked]])
* insert Part(visit, 0, 1, date, [[First day of service]])
* insert Part(filingLimit, 0, 1, date, [[Last day to file]])
* insert Part(amount, 1, 1, Money, [[Dollars billed]])
* insert Part(owner, 0, 1, Reference, [[Who has to act]])
* insert Part(priority, 0, 1, code, [[Of the submission Task]])
* insert Part(line, 0, *, string, [[Procedure and modifiers, such as 99214-25]])
* insert Part(alert, 0, *, DetectedIssue, [[Open alerts; each conforms to the profile alert]])

RuleSet: Choice
* insert Part(value, 1, 1, string, [[What to send to filter by it]])
* insert Part(display, 0, 1, string, [[Its name]])
* insert Part(count, 1, 1, integer, [[Its claims]])

CodeSystem: HeldClaimView
Id: held-claim-view
Title: "Lists of claims that wait"
Description: "The lists of the billing office; a claim that was sent back stands in no other but released-today."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(HeldClaimViews)
* #held "Held" "An alert holds it, and nobody was asked about it"
* #rejected "Rejected" "Refused before adjudication, and nobody was asked about it"
* #sent-back "Sent back" "Held or rejected, and its clinician was asked"
* #released-today "Released today" "A person let it go today in spite of its alerts"

ValueSet: HeldClaimViews
Id: held-claim-views
Title: "Lists of claims that wait"
Description: "All lists of the billing office."
* ^experimental = false
* include codes from system HeldClaimView

Instance: claim-send-back
InstanceOf: OperationDefinition
Usage: #definition
Title: "Send a claim back to its clinician"
* insert ClaimOperation
* code = #send-back
* url = "https://cleanclaim.example/fhir/OperationDefinition/claim-send-back"
* name = "SendClaimBack"
* title = "Send a claim back to its clinician"
* description = "Asks the clinician about a claim that is held or rejected: a Task, and a Provenance that keeps who asked. The Task is completed when the claim is held no longer."
* affectsState = true
* type = false
* instance = true
* insert ParameterIn(text, 1, 1, string, [[What is asked]])
* insert ParameterIn(line, 0, 1, integer, [[Sequence of the service line; absent = the claim]])
* insert ParameterIn(to, 0, 1, Reference, [[Whom to ask; absent = who rendered the claim]])
* insert ParameterOut(return, 1, 1, Task, [[The question; conforms to the profile clinician-query]])

Instance: claim-escalate-held
InstanceOf: OperationDefinition
Usage: #definition
Title: "Pass on claims held too long"
* insert ClaimOperation
* code = #escalate-held
* url = "https://cleanclaim.example/fhir/OperationDefinition/claim-escalate-held"
* name = "EscalateHeldClaims"
* title = "Pass on claims held too long"
* description = "Gives each claim that is held longer than the site allows to the next person up: owner and priority of its submission Task, and a Provenance that keeps why; once per step. The same is done each night. It concerns many patients: a token of one patient does not open it."
* affectsState = true
* type = true
* instance = false
* insert ParameterOut(ran, 1, 1, boolean, [[False when another node is at it and nothing was done]])
* insert ParameterOut(held, 1, 1, integer, [[Claims held longer than the first step]])
* insert ParameterOut(escalated, 1, 1, integer, [[How many of them went to the next person now]])
* insert ParameterOut(failed, 1, 1, integer, [[How many could not be written; the next run tries them again]])

Instance: rebuild-ledger
InstanceOf: OperationDefinition
Usage: #definition
Title: "Rebuild the ledger"
* status = #active
* kind = #operation
* experimental = false
* code = #rebuild-ledger
* url = "https://cleanclaim.example/fhir/OperationDefinition/rebuild-ledger"
* name = "RebuildLedger"
* title = "Rebuild the ledger"
* description = "Tells the claims of the ledger anew from the resources, while the server runs, with the same result."
* affectsState = false
* system = true
* type = false
* instance = false
* insert ParameterOut(claims, 1, 1, integer, [[How many claims were told]])
* insert ParameterOut(removed, 1, 1, integer, [[How many rows had no claim any more]])
* insert ParameterOut(answers, 0, 1, integer, [[How many payers' answers were told]])
* insert ParameterOut(denials, 0, 1, integer, [[How many denials were told]])

Instance: count-denials
InstanceOf: OperationDefinition
Usage: #definition
Title: "Count denials"
* status = #active
* kind = #operation
* experimental = false
* code = #count-denials
* url = "https://cleanclaim.example/fhir/OperationDefinition/count-denials"
* name = "CountDenials"
* title = "Count denials"
* description = "Counts what payers did with each service line at its first adjudication, up to yesterday, and writes it into the folder of reference files as the next edition of denial-rates. The same is done each night."
* affectsState = true
* system = true
* type = false
* instance = false
* insert ParameterOut(groups, 1, 1, integer, [[How many groups of like lines were counted]])
* insert ParameterOut(edition, 0, 1, string, [[The file written; absent when nothing was adjudicated]])
