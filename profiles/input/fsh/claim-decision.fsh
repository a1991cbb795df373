// Decision: who held, cleared or released a claim, and why.
Profile: ClaimDecision
Parent: Provenance
Id: claim-decision
Title: "Hold or release of a claim"
Description: "The record of a claim being held, made ready, or released in spite of an alert. A release is a person's, with a reason."
* obeys release-has-reason
* target 1..* MS
* target ^short = "The version of the claim, and its submission Task"
* recorded MS
* activity 1..1 MS
* activity from ClaimDecisions (extensible)
* reason MS
* reason ^short = "Why it was released; code and the person's words"
* agent MS
* agent.who MS
* agent.who ^short = "The person who released, or the device that scrubbed"
* entity ^short = "Alerts that were decided upon"

Invariant: release-has-reason
Description: "A claim is released only with a reason."
Severity: #error
Expression: "activity.coding.where(code = 'released').exists() implies reason.exists()"

ValueSet: ClaimDecisions
Id: claim-decisions
Title: "Decisions on a claim"
Description: "held: an alert stops it. ready: nothing stops it. released: a person lets it go in spite of its alerts. sent-back: a biller asks the clinician. escalated: it was held too long and went to the next person up."
* ^experimental = false
* ClaimLifecycle#held
* ClaimLifecycle#ready
* ClaimLifecycle#released
* ClaimLifecycle#sent-back
* ClaimLifecycle#escalated

CodeSystem: OverrideReason
Id: override-reason
Title: "Reasons to go on without the fix"
Description: "Why a person released a claim or signed in spite of an alert."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(OverrideReasons)
* #not-right-for-this-patient "Not right for this patient"
* #done-elsewhere "Done elsewhere"
* #payer-says-otherwise "Payer says otherwise"
* #patient-pays "Patient pays"
* #biller-will "Biller will do it"
* #alert-is-wrong "Alert is wrong"
* #none-applies "None applies"

ValueSet: OverrideReasons
Id: override-reasons
Title: "Reasons to go on without the fix"
Description: "All reasons, in the order they are offered."
* ^experimental = false
* include codes from system OverrideReason

Instance: release-payer-says-otherwise
InstanceOf: ClaimDecision
Usage: #example
Title: "Claim released because the payer pays it so"
* target[0] = Reference(Claim/visit-and-injection/_history/2)
* target[+] = Reference(submission-held)
* recorded = "2026-11-23T11:02:00-05:00"
* activity = ClaimLifecycle#released
* reason = OverrideReason#payer-says-otherwise
* reason.text = "Their provider line confirmed that both are paid."
* agent.type = $agent-type#verifier
* agent.who = Reference(Practitioner/example)
* entity.role = #source
* entity.what = Reference(alert-modifier-25)
