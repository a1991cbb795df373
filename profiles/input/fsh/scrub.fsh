// $scrub: judge a claim. At type level it takes all facts from the caller and writes nothing.
Instance: claim-scrub
InstanceOf: OperationDefinition
Usage: #definition
Title: "Scrub a claim"
* insert Scrub
* url = "https://cleanclaim.example/fhir/OperationDefinition/claim-scrub"
* name = "ScrubClaim"
* title = "Scrub a claim"
* description = "Judges the given claim with all edits and says what a payer would deny. Writes nothing."
* affectsState = false
* type = true
* instance = false
* insert ParameterIn(claim, 1, 1, Claim, [[The claim to judge; what it refers to may be contained, given beside it, or stored]])
* insert ParameterIn(patient, 0, 1, Patient, [[The patient, for use without stored data]])
* insert ParameterIn(coverage, 0, *, Coverage, [[Coverages, for use without stored data]])
* insert ParameterIn(history, 0, *, Claim, [[Earlier claims of the patient, for use without stored data]])
* insert ScrubHow
* insert ScrubAnswer

Instance: claim-scrub-stored
InstanceOf: OperationDefinition
Usage: #definition
Title: "Scrub a stored claim"
* insert Scrub
* url = "https://cleanclaim.example/fhir/OperationDefinition/claim-scrub-stored"
* name = "ScrubStoredClaim"
* title = "Scrub a stored claim"
* description = "Judges a stored claim with all edits and keeps its alerts in step: what holds no longer is closed, what still holds keeps its id."
* affectsState = true
* type = false
* instance = true
* insert ScrubHow
* insert ScrubAnswer

RuleSet: Scrub
* insert ClaimOperation
* code = #scrub

RuleSet: ScrubHow
* insert ParameterIn(date, 0, 1, date, [[The day to judge at; absent = today]])
* insert ParameterIn(trace, 0, 1, boolean, [[True: every edit's verdict is given]])

RuleSet: ScrubAnswer
* insert ParameterOut(outcome, 1, 1, code, [[hold, warn, incomplete or clean]])
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = Canonical(ScrubOutcomes)
* insert ParameterOut(alert, 0, *, DetectedIssue, [[What was found, worst first; each conforms to the profile alert]])
* insert ParameterOutOfParts(unchecked, [[What could not be judged]])
* insert Part(edit, 1, 1, code, [[The edit]])
* insert Part(line, 0, 1, integer, [[Sequence of the service line; 0 = the claim]])
* insert Part(reason, 1, 1, string, [[The reference edition, fact or answer that was missing]])
* insert ParameterOutOfParts(verdict, [[With trace: what each edit said]])
* insert Part(edit, 1, 1, code, [[The edit]])
* insert Part(line, 0, 1, integer, [[Sequence of the service line; 0 = the claim]])
* insert Part(verdict, 1, 1, code, [[passed, found, bypassed or not-checked]])
* parameter[=].part[=].binding.strength = #required
* parameter[=].part[=].binding.valueSet = Canonical(EditVerdicts)
* insert Part(reason, 0, 1, string, [[What bypassed it, or what was missing]])
* insert ParameterOut(risk, 0, 1, RiskAssessment, [[How likely the claim is denied, and for what; conforms to the profile denial-risk]])

CodeSystem: ScrubOutcome
Id: scrub-outcome
Title: "Outcome of a scrub"
Description: "What a scrub says of a claim as a whole."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(ScrubOutcomes)
* #hold "Hold" "At least one finding holds the claim"
* #warn "Warn" "Findings, but none that holds the claim"
* #incomplete "Incomplete" "Nothing found, but something could not be judged"
* #clean "Clean" "All was judged and nothing found"

ValueSet: ScrubOutcomes
Id: scrub-outcomes
Title: "Outcome of a scrub"
Description: "All outcomes of a scrub."
* ^experimental = false
* include codes from system ScrubOutcome

CodeSystem: EditVerdict
Id: edit-verdict
Title: "Verdict of an edit"
Description: "How an edit ended on a claim or line."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(EditVerdicts)
* #passed "Passed" "Judged; nothing found"
* #found "Found" "Judged; something found"
* #bypassed "Bypassed" "The rule would fire, but something on the claim sets it aside"
* #not-checked "Not checked" "Could not be judged; never the same as passed"

ValueSet: EditVerdicts
Id: edit-verdicts
Title: "Verdict of an edit"
Description: "All verdicts of an edit."
* ^experimental = false
* include codes from system EditVerdict

Instance: claim-expected-payment
InstanceOf: OperationDefinition
Usage: #definition
Title: "Tell what a claim would be paid"
* insert ClaimOperation
* code = #expected-payment
* url = "https://cleanclaim.example/fhir/OperationDefinition/claim-expected-payment"
* name = "TellExpectedPayment"
* title = "Tell what a claim would be paid"
* description = "What each line of the given claim would be paid if nothing is denied: the middle of what this payer paid here for the procedure in the last year, as a part of what was billed, times what is billed now. It is the past and no contract. Writes nothing."
* affectsState = false
* type = true
* instance = false
* insert ParameterIn(claim, 1, 1, Claim, [[The claim to look at; what it refers to may be contained or stored]])
* insert ParameterOutOfParts(line, [[A line of the claim]])
* insert Part(sequence, 1, 1, positiveInt, [[The line's sequence]])
* insert Part(amount, 0, 1, Money, [[What it would be paid]])
* insert Part(low, 0, 1, Money, [[One in four was paid that or less]])
* insert Part(high, 0, 1, Money, [[One in four was paid that or more]])
* insert Part(unknown, 0, 1, code, [[Why no amount is told: too-few for under five lines, no-charge, or not-first where another payer pays before this one]])
* insert Part(count, 1, 1, integer, [[How many lines were looked at]])
* insert ParameterOut(since, 1, 1, date, [[The first day of service looked at]])

Instance: claim-verify-coverage
InstanceOf: OperationDefinition
Usage: #definition
Title: "Ask the payer once more before a claim goes out"
* insert ClaimOperation
* code = #verify-coverage
* url = "https://cleanclaim.example/fhir/OperationDefinition/claim-verify-coverage"
* name = "VerifyCoverageOfClaim"
* title = "Ask the payer once more before a claim goes out"
* description = "Asks the payer about the claim's first day of service, unless its last answer still holds, keeps the answer and scrubs the claim with it. There only where the server has a way to ask payers."
* affectsState = true
* type = false
* instance = true
* insert ScrubAnswer
* insert ParameterOut(asked, 1, 1, boolean, [[Whether the payer was asked]])
* insert ParameterOut(unanswered, 0, 1, string, [[Why there is no answer]])
