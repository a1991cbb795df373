Extension: AmountAtRisk
Id: amount-at-risk
Title: "Amount at risk"
Description: "Billed money that the payer would not pay if nothing is changed. Of a risk: charges times the probability that they are denied."
Context: DetectedIssue, RiskAssessment
* value[x] only Money
* value[x] 1..1
* valueMoney.value 1..1
* valueMoney.currency 1..1
* valueMoney.currency = #USD
