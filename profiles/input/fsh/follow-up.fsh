CodeSystem: FollowUpReason
Id: follow-up-reason
Title: "Reasons to follow up on a claim"
Description: "Why somebody has to ask a payer about a claim: the reasonCode of a Task with code follow-up-claim. The Task is completed by itself when the payer's answer comes."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(FollowUpReasons)
* #silent "Not acknowledged" "No 277CA came in its time"
* #late "Late" "The payer takes longer than it usually does"
* #information "Information wanted" "The payer waits for information (277 P3, P4, R)"
* #not-found "Not found" "The payer does not find a claim it had accepted, or does not take the inquiry about it"
* #doubt "In doubt" "Whether the claim arrived could not be found out; restriction.period ends before filing time does"

ValueSet: FollowUpReasons
Id: follow-up-reasons
Title: "Reasons to follow up on a claim"
Description: "All reasons to ask a payer about a claim."
* ^experimental = false
* include codes from system FollowUpReason
