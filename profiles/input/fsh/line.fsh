Extension: Line
Id: line
Title: "Service line"
Description: "Sequence of the claim's service line (Claim.item.sequence) that this speaks of; 0 is the claim as a whole."
Context: DetectedIssue, RiskAssessment.prediction, DocumentReference
* value[x] only integer
* value[x] 1..1
* valueInteger ^minValueInteger = 0
