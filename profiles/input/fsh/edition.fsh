Extension: Edition
Id: edition
Title: "Reference edition"
Description: "A dated reference edition the alert was made with, so that the same alert can be made again later."
Context: DetectedIssue
* value[x] only string
* value[x] 1..1
