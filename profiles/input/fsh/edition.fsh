Extension: Edition
Id: edition
Title: "Reference edition"
Description: "A dated reference edition an alert or a risk was made with, so that the same can be made again later."
Context: DetectedIssue, RiskAssessment
* value[x] only string
* value[x] 1..1
