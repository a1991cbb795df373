// Categories group adjustment reason codes by the work they ask for; the grouping is ours.
CodeSystem: DenialCategory
Id: denial-category
Title: "Denial categories"
Description: "What kind of work a denial is, by its root adjustment reason code."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(DenialCategories)
* #contractual "Contractual" "Ordinary payment arithmetic; never a denial"
* #eligibility "Eligibility" "The patient was not covered, or not by this payer's record"
* #coordination-of-benefits "Coordination of benefits" "Another payer is responsible or pays first"
* #coding "Coding" "A code, modifier or required datum is wrong or missing"
* #units "Units" "More units than the payer takes"
* #benefit-limit "Benefit limit" "The benefit is used up"
* #bundling "Bundling" "Paid as part of another service"
* #duplicate "Duplicate" "The payer sees the service as billed before"
* #authorization "Authorization" "No authorization or referral, or one that does not fit"
* #medical-necessity "Medical necessity" "The payer does not see the need"
* #documentation "Documentation" "The payer asks for records or did not get them"
* #timely-filing "Timely filing" "The payer says it came too late"
* #non-covered "Not covered" "Not a benefit of the plan"
* #enrolment "Provider and enrolment" "The provider is not enrolled or not eligible for the service"
* #appeal-procedure "Appeal procedure" "An appeal was decided or came in the wrong way"
* #unclassified "Unclassified" "A code without a category; worked by hand"

ValueSet: DenialCategories
Id: denial-categories
Title: "Denial categories"
Description: "All denial categories."
* ^experimental = false
* include codes from system DenialCategory
