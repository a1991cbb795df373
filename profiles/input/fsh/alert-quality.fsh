// $alert-quality and $decide-alert: how alerts do, and what people decide about them.
Instance: alert-quality
InstanceOf: OperationDefinition
Usage: #definition
Title: "How alerts do"
* status = #active
* kind = #operation
* experimental = false
* code = #alert-quality
* url = "https://cleanclaim.example/fhir/OperationDefinition/alert-quality"
* name = "AlertQuality"
* title = "How alerts do"
* description = "Counts, for each alert, how often it was shown, accepted and overridden, and what payers made of the lines it was about at their first answer. Alerts that were muted or kept in SHADOW are counted too. Sums only: it tells of no patient. A token of one patient does not open it."
* affectsState = false
* system = true
* type = false
* instance = false
* insert ParameterIn(from, 0, 1, date, [[What was found from this day on; 90 days ago unless given]])
* insert ParameterIn(to, 0, 1, date, [[Until the end of this day; today unless given]])
* insert ParameterIn(by, 0, *, code, [[What figures are told apart by beside the edit: payer, role, site; edit for the edit alone. Payer and role unless given]])
* insert ParameterIn(edit, 0, 1, code, [[This edit only]])
* insert ParameterIn(payer, 0, 1, code, [[This payer policy only]])
* insert ParameterIn(role, 0, 1, code, [[Shown to these only: clinician, front-desk or biller]])
* insert ParameterIn(site, 0, 1, string, [[Of this site only, as a row names it]])
* insert ParameterOutOfParts(rule, [[When something is proposed]])
* insert Part(muteAfter, 1, 1, integer, [[So often an alert must have been shown]])
* insert Part(muteBelow, 1, 1, decimal, [[Less than this part of it accepted]])
* insert Part(judgeAfter, 1, 1, integer, [[So many lines payers must have decided]])
* insert Part(promoteFrom, 1, 1, decimal, [[This part of them denied as the alert said]])
* insert ParameterOutOfParts(row, [[One alert, those shown most first]])
* insert Part(edit, 1, 1, code, [[The edit]])
* insert Part(payer, 0, 1, code, [[The payer policy]])
* insert Part(role, 0, 1, code, [[Who is shown it]])
* insert Part(site, 0, 1, Reference, [[Where the service is given]])
* insert Part(shown, 1, 1, integer, [[Times it was shown; again for the same draft is not again]])
* insert Part(muted, 1, 1, integer, [[Times it was counted only, because a person muted it]])
* insert Part(shadow, 1, 1, integer, [[Times it was counted only, because its edit is in SHADOW]])
* insert Part(accepted, 1, 1, integer, [[Times its fix was taken, of those shown]])
* insert Part(overridden, 1, 1, integer, [[Times it was overridden, of those shown]])
* insert Part(reason, 0, *, BackboneElement, [[Parts code and count: why it was overridden]])
* insert Part(stood, 1, 1, BackboneElement, [[Parts denied, deniedOtherwise, paid, gone: what payers made of lines that went out as it warned, shown or not]])
* insert Part(unseen, 1, 1, BackboneElement, [[The same of those that nobody was warned of]])
* insert Part(fixed, 1, 1, BackboneElement, [[The same of lines whose fix was taken]])
* insert Part(fixedPaid, 1, 1, Money, [[What was paid for the latter]])
* insert Part(overrideRate, 0, 1, decimal, [[Overridden of shown]])
* insert Part(precision, 0, 1, decimal, [[Of lines that went out as it warned and were decided, those denied as it said]])
* insert Part(decision, 0, 1, code, [[What is decided about it: mute or promote]])
* insert Part(proposal, 0, 1, code, [[What the figures suggest: mute, promote or undo]])
* insert ParameterOutOfParts(effect, [[How often a payer denies for an alert's reason, before the alert was first shown and since]])
* insert Part(edit, 1, 1, code, [[The edit]])
* insert Part(payer, 1, 1, code, [[The payer policy]])
* insert Part(denial, 1, 1, code, [[The reason, a CARC]])
* insert Part(since, 1, 1, date, [[The day it was first shown]])
* insert Part(linesBefore, 1, 1, integer, [[Lines served before that day that were decided]])
* insert Part(deniedBefore, 1, 1, integer, [[Those denied for the reason]])
* insert Part(linesAfter, 1, 1, integer, [[Lines served from that day on that were decided]])
* insert Part(deniedAfter, 1, 1, integer, [[Those denied for the reason]])
* insert ParameterOutOfParts(decided, [[What people decided, the newest first]])
* insert DecidedAlert

RuleSet: DecidedAlert
* insert Part(edit, 1, 1, code, [[The edit]])
* insert Part(payer, 1, 1, code, [[The payer policy]])
* insert Part(role, 1, 1, code, [[Who is shown it]])
* insert Part(decision, 1, 1, code, [[mute, promote or undo]])
* insert Part(reason, 1, 1, string, [[Why]])
* insert Part(person, 1, 1, Reference, [[Who decided]])
* insert Part(at, 1, 1, dateTime, [[When]])
* insert Part(shown, 1, 1, integer, [[What was known then: times shown]])
* insert Part(accepted, 1, 1, integer, [[times accepted]])
* insert Part(stood, 1, 1, integer, [[lines decided that went out as it warned]])
* insert Part(stoodDenied, 1, 1, integer, [[those denied as it said]])

Instance: decide-alert
InstanceOf: OperationDefinition
Usage: #definition
Title: "Decide about an alert"
* status = #active
* kind = #operation
* experimental = false
* code = #decide-alert
* url = "https://cleanclaim.example/fhir/OperationDefinition/decide-alert"
* name = "DecideAlert"
* title = "Decide about an alert"
* description = "A person mutes an alert for one payer and role, or has one shown that is kept in SHADOW, or takes that back; with a reason, on record. It holds for the cards of CDS Hooks from now on; what holds a claim is the payer policy's business."
* affectsState = true
* system = true
* type = false
* instance = false
* insert ParameterIn(edit, 1, 1, code, [[The edit]])
* insert ParameterIn(payer, 1, 1, code, [[The payer policy]])
* insert ParameterIn(role, 1, 1, code, [[clinician or front-desk]])
* insert ParameterIn(decision, 1, 1, code, [[mute, promote or undo]])
* insert ParameterIn(reason, 1, 1, string, [[Why, in words]])
* insert ParameterOutOfParts(decided, [[The decision]])
* insert DecidedAlert
