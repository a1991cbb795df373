// Audience: whom an alert is for. The site and the payer's policy may have it otherwise than the edit.
Extension: AlertAudience
Id: audience
Title: "Audience of an alert"
Description: "Who can mend it and is therefore told: the clinician at the hooks of documenting and ordering, the biller where the claim is held, the front desk where a visit is booked or a patient arrives."
Context: DetectedIssue
* value[x] only code
* value[x] 1..1
* valueCode from AlertAudiences (required)

CodeSystem: AlertAudienceCodes
Id: audience
Title: "Audiences of alerts"
Description: "Whom an alert is for."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(AlertAudiences)
* #clinician "Clinician" "Who documents, orders and charges."
* #biller "Coder and biller" "Who codes the claim and sends it out."
* #front-desk "Scheduler and front desk" "Who books the visit and receives the patient."

ValueSet: AlertAudiences
Id: audiences
Title: "Audiences of alerts"
Description: "All audiences."
* ^experimental = false
* include codes from system AlertAudienceCodes
