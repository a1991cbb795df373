// $proposed-edits, $decide-edit, $propose-edits: edits that are proposed from denials.
RuleSet: LearnOperation
* status = #active
* kind = #operation
* experimental = false
* system = true
* type = false
* instance = false

RuleSet: ProposedEdit
* insert Part(id, 1, 1, string, [[To decide about it by]])
* insert Part(version, 1, 1, integer, [[How often it was decided about, to send with a decision]])
* insert Part(state, 1, 1, code, [[proposed, accepted, rejected, or lapsed: the figures no longer bear it and nobody decided]])
* insert Part(payer, 1, 1, code, [[The payer policy; a payer's id where it has none]])
* insert Part(hasPolicy, 1, 1, boolean, [[False: it cannot be accepted before the payer has a policy]])
* insert Part(edit, 1, 1, code, [[The id its alerts have]])
* insert Part(procedure, 1, 1, code, [[It speaks on lines of this procedure]])
* insert Part(withProcedure, 0, 1, code, [[beside this one on the same claim and day]])
* insert Part(withoutModifier, 0, *, code, [[that have none of these modifiers]])
* insert Part(place, 0, 1, code, [[at this place of service]])
* insert Part(diagnosis, 0, 1, code, [[that point at this ICD-10-CM category]])
* insert Part(npi, 0, 1, string, [[of this physician]])
* insert Part(denial, 1, 1, code, [[The denial it foresees, group code and CARC]])
* insert Part(message, 1, 1, string, [[What it says]])
* insert Part(remedy, 1, 1, string, [[What it asks to be done]])
* insert Part(row, 1, 1, string, [[The same as a decision row of the payer's policy, YAML]])
* insert Part(from, 1, 1, date, [[First day of adjudication learned from]])
* insert Part(heldBackFrom, 1, 1, date, [[First day of the quarter held back; the day before it is the last one learned from]])
* insert Part(to, 1, 1, date, [[Last day of the quarter held back]])
* insert Part(lines, 1, 1, integer, [[Such lines that were decided in the days learned from, nobody warned of them]])
* insert Part(denied, 1, 1, integer, [[Those of them that were denied]])
* insert Part(ofReason, 1, 1, integer, [[Those denied as the edit foresees]])
* insert Part(share, 0, 1, decimal, [[The latter of all such lines]])
* insert Part(least, 1, 1, decimal, [[That share at the least, with 95 % confidence]])
* insert Part(base, 1, 1, decimal, [[The same share of all the payer's lines]])
* insert Part(chance, 1, 1, decimal, [[How likely so many come about by chance]])
* insert Part(heldBackLines, 1, 1, integer, [[Lines the edit would have spoken on in the quarter held back]])
* insert Part(stopped, 1, 1, integer, [[Those denied as it foresees: denials it is expected to stop in a quarter]])
* insert Part(deniedOtherwise, 1, 1, integer, [[Those denied for another reason]])
* insert Part(falseAlarms, 1, 1, integer, [[Those paid: false alarms to expect in a quarter]])
* insert Part(precision, 0, 1, decimal, [[Stopped of the lines it would have spoken on]])
* insert Part(dollars, 1, 1, Money, [[Charged on the lines it would have stopped]])
* insert Decision
* insert Part(proposedAt, 1, 1, dateTime, [[When it was proposed first]])
* insert Part(inForce, 1, 1, boolean, [[Whether claims are judged by it now]])

RuleSet: Decision
* insert Part(decision, 0, 1, code, [[What a person decided last: accepted or rejected]])
* insert Part(severity, 0, 1, code, [[How hard it speaks: SHADOW, INFO, WARN or HOLD]])
* insert Part(reason, 0, 1, string, [[Why]])
* insert Part(person, 0, 1, Reference, [[Who decided]])
* insert Part(at, 0, 1, dateTime, [[When]])

Instance: proposed-edits
InstanceOf: OperationDefinition
Usage: #definition
Title: "List proposed edits"
* insert LearnOperation
* code = #proposed-edits
* url = "https://cleanclaim.example/fhir/OperationDefinition/proposed-edits"
* name = "ProposedEdits"
* title = "List proposed edits"
* description = "Edits of payers' own that patterns of denials propose, those that would stop most denials first, each with what it stands on and what it would have come to in a quarter it was not learned from; and what people decided. Sums only: it tells of no patient. A token of one patient does not open it."
* affectsState = false
* insert ParameterIn(state, 0, *, code, [[Those that stand so: proposed, accepted, rejected, lapsed; proposed and accepted unless given]])
* insert ParameterIn(payer, 0, 1, code, [[Of this payer policy only]])
* insert ParameterOutOfParts(rule, [[When something is proposed]])
* insert Part(days, 1, 1, integer, [[So many days of adjudication are learned from]])
* insert Part(heldBack, 1, 1, integer, [[So many days after them are held back]])
* insert Part(leastLines, 1, 1, integer, [[So many lines must have been decided]])
* insert Part(leastDenials, 1, 1, integer, [[So many of them denied for one reason]])
* insert Part(leastShare, 1, 1, decimal, [[This part of them, and of those of the quarter held back]])
* insert Part(falseShare, 1, 1, decimal, [[This part of what is proposed may be chance]])
* insert ParameterOutOfParts(proposal, [[A proposed edit]])
* insert ProposedEdit
* insert ParameterOutOfParts(decided, [[What people decided, the newest first]])
* insert Part(proposal, 1, 1, string, [[The proposal's id]])
* insert Part(payer, 1, 1, code, [[The payer policy]])
* insert Part(edit, 1, 1, code, [[The edit]])
* insert Decision
* insert Part(stopped, 1, 1, integer, [[What was known then: denials it was expected to stop in a quarter]])
* insert Part(falseAlarms, 1, 1, integer, [[false alarms to expect]])

Instance: decide-edit
InstanceOf: OperationDefinition
Usage: #definition
Title: "Decide about a proposed edit"
* insert LearnOperation
* code = #decide-edit
* url = "https://cleanclaim.example/fhir/OperationDefinition/decide-edit"
* name = "DecideEdit"
* title = "Decide about a proposed edit"
* description = "A person has a proposed edit speak from now on, as hard as they say, or rejects it with a reason. A decision can be changed by another; each stays on record with the figures it was made on. Nothing that is proposed speaks without one. Where somebody else decided since the version sent the answer is 409."
* affectsState = true
* insert ParameterIn(id, 1, 1, string, [[The proposal's id]])
* insert ParameterIn(severity, 0, 1, code, [[SHADOW, INFO, WARN or HOLD]])
* insert ParameterIn(reject, 0, 1, boolean, [[True instead of a severity: it does not speak]])
* insert ParameterIn(reason, 0, 1, string, [[Why, in words; needed to reject]])
* insert ParameterIn(version, 0, 1, integer, [[The version of the proposal the caller saw]])
* insert ParameterOutOfParts(proposal, [[The proposal as it is now]])
* insert ProposedEdit

Instance: propose-edits
InstanceOf: OperationDefinition
Usage: #definition
Title: "Look for patterns in denials"
* insert LearnOperation
* code = #propose-edits
* url = "https://cleanclaim.example/fhir/OperationDefinition/propose-edits"
* name = "ProposeEdits"
* title = "Look for patterns in denials"
* description = "Looks through what payers decided up to yesterday for patterns, and proposes them as edits. It proposes and nothing else. The same is done each night."
* affectsState = true
* insert ParameterOut(ran, 1, 1, boolean, [[False when another node is at it, and nothing was done]])
* insert ParameterOut(lines, 1, 1, integer, [[How many decided lines were looked at]])
* insert ParameterOut(tested, 1, 1, integer, [[How many patterns and reasons were held against them]])
* insert ParameterOut(proposed, 1, 1, integer, [[How many edits are proposed that were not before]])
* insert ParameterOut(standing, 1, 1, integer, [[How many were proposed before and still are]])
* insert ParameterOut(lapsed, 1, 1, integer, [[How many are proposed no longer]])
