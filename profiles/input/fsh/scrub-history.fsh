// $scrub-history: what was found in a claim when, by which edition, and what was done about it.
Instance: claim-scrub-history
InstanceOf: OperationDefinition
Usage: #definition
Title: "Tell the history of a claim"
* insert ClaimOperation
* code = #scrub-history
* url = "https://cleanclaim.example/fhir/OperationDefinition/claim-scrub-history"
* name = "TellScrubHistory"
* title = "Tell the history of a claim"
* description = "What happened to a stored claim, the oldest first: how it was written, which alerts came and went, and what was decided. Told from the versions of Claim and DetectedIssue, and from Provenance. Writes nothing."
* affectsState = false
* type = false
* instance = true
* insert ParameterOutOfParts(event, [[What happened, the oldest first]])
* insert Part(at, 1, 1, instant, [[When it was stored]])
* insert Part(what, 1, 1, code, [[A code of scrub-event, or of claim-lifecycle for a decision]])
* insert Part(edit, 0, 1, code, [[Of an alert: the edit]])
* insert Part(line, 0, 1, integer, [[Of an alert: the service line; 0 = claim]])
* insert Part(message, 0, 1, string, [[Lines of the claim, words of the alert, or the reason of a decision]])
* insert Part(edition, 0, *, string, [[Of an alert: the reference editions it was made with]])
* insert Part(who, 0, 1, Reference, [[Of a decision: who made it]])

CodeSystem: ScrubEvent
Id: scrub-event
Title: "What happens to a claim"
Description: "Events of a claim's history beside the decisions, which are codes of claim-lifecycle."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(ScrubEvents)
* #filed "Filed" "The claim was stored first"
* #changed "Changed" "A new version of the claim was stored"
* #found "Found" "An edit found something"
* #found-anew "Found anew" "It still holds, in other words or by another edition"
* #found-again "Found again" "It was gone and holds again"
* #gone "Gone" "It no longer holds"
* #overridden "Overridden" "A person let the claim go in spite of it"

ValueSet: ScrubEvents
Id: scrub-events
Title: "What happens to a claim"
Description: "All events of a claim's history but the decisions."
* ^experimental = false
* include codes from system ScrubEvent
