// Why claims were denied in a period: the first report of a site's past, and any later one.
RuleSet: CausesOperation
* status = #active
* kind = #operation
* experimental = false
* affectsState = false
* system = true
* type = false
* instance = false
* insert ParameterIn(from, 0, 1, date, [[The first day of the remittances that count; 89 days before the last unless given]])
* insert ParameterIn(to, 0, 1, date, [[The last day; today unless given]])

RuleSet: CausesCount
* insert Part(count, 1, 1, integer, [[How many]])
* insert Part(sum, 1, 1, Money, [[Their dollars: at stake, or billed where claims are adjudicated]])

RuleSet: CausesRow
* insert Part(value, 1, 1, code, [[As lists of denials filter by it]])
* insert Part(name, 0, 1, string, [[What people call it]])
* insert CausesCount

Instance: denial-causes
InstanceOf: OperationDefinition
Usage: #definition
Title: "Causes of denials"
* insert CausesOperation
* code = #denial-causes
* url = "https://cleanclaim.example/fhir/OperationDefinition/denial-causes"
* name = "DenialCauses"
* title = "Causes of denials"
* description = "Why the claims of a period were denied, by category, payer, reason, month and state, and what edits could have stopped. Each number is that of a list of denials with the same days. Reads only. A token of one patient does not open it."
* insert ParameterOut(from, 1, 1, date, [[The first day]])
* insert ParameterOut(to, 1, 1, date, [[The last day]])
* insert ParameterOutOfParts(adjudicated, [[Claims known here that were first adjudicated]])
* insert CausesCount
* insert ParameterOutOfParts(denied, [[Denials, open and closed]])
* insert CausesCount
* insert ParameterOutOfParts(open, [[Those that are not closed]])
* insert CausesCount
* insert ParameterOutOfParts(pastLastDay, [[Open ones whose last day has passed]])
* insert CausesCount
* insert ParameterOutOfParts(unknownClaim, [[Denials of claims that are not known here]])
* insert CausesCount
* insert ParameterOutOfParts(category, [[By category of the taxonomy]])
* insert CausesRow
* insert ParameterOutOfParts(payer, [[By payer]])
* insert CausesRow
* insert Part(adjudicated, 1, 1, integer, [[Its claims that were first adjudicated]])
* insert Part(charged, 1, 1, Money, [[What was billed on them]])
* insert ParameterOutOfParts(code, [[By the adjustment that decided it]])
* insert CausesRow
* insert ParameterOutOfParts(preventable, [[foreseen: an edit names the reason for this claim; edit-exists: edits look for it; no]])
* insert CausesRow
* insert ParameterOutOfParts(month, [[By month of the remittance]])
* insert CausesRow
* insert Part(adjudicated, 1, 1, integer, [[Claims first adjudicated in it]])
* insert Part(charged, 1, 1, Money, [[What was billed on them]])
* insert ParameterOutOfParts(state, [[By the state of the work]])
* insert CausesRow
* insert ParameterOut(text, 1, 1, string, [[All of it for a person to read]])

Instance: denial-causes-csv
InstanceOf: OperationDefinition
Usage: #definition
Title: "Causes of denials as a file"
* insert CausesOperation
* code = #denial-causes-csv
* url = "https://cleanclaim.example/fhir/OperationDefinition/denial-causes-csv"
* name = "DenialCausesAsFile"
* title = "Causes of denials as a file"
* description = "The same as comma-separated values, one row a number."
* insert ParameterOut(return, 1, 1, Binary, [[text/csv]])
