CodeSystem: TaskCode
Id: task-code
Title: "Work on claims"
Description: "What a Task about a claim asks somebody to do."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(TaskCodes)
* #submit-claim "Submit the claim"
* #work-denial "Work the denial"
* #answer-query "Answer the biller's question"
* #verify-coverage "Verify the coverage"
* #appeal-denial "Appeal the denial"
* #request-records "Send records for the denial"
* #follow-up-claim "Follow up on the claim with the payer"
* #write-playbook-page "Write a page of the payer's playbook"

ValueSet: TaskCodes
Id: task-codes
Title: "Work on claims"
Description: "All kinds of work on claims."
* ^experimental = false
* include codes from system TaskCode
