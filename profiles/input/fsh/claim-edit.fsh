// Edits: the rules a claim is held against, one code each. The rules themselves are in the engine.
CodeSystem: ClaimEdit
Id: claim-edit
Title: "Claim edits"
Description: "Ids of the edits a claim is scrubbed with. A payer's own edits have ids of their own and are not listed."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(ClaimEdits)

// Eligibility and coverage
* #coverage-missing "No coverage on the claim"
* #coverage-inactive "Coverage not in force on the day of service"
* #coverage-expiring "Coverage ends before or soon after the visit"
* #payer-mismatch "Another payer is responsible that day"
* #cob-order "Another coverage pays first"
* #cob-prior-payer-missing "Primary payer's figures missing"
* #member-id-format "Member id not in the payer's form"
* #member-identity "Name or birth date differs from the payer's"
* #eligibility-unknown "No recent eligibility answer"
* #benefit-not-covered "Benefit not covered or used up"
* #patient-dates "Service outside the patient's life dates"
* #referral-missing "Referral missing"
* #prior-auth-missing "Prior authorization missing"
* #prior-auth-mismatch "Service differs from its authorization"

// Codes, diagnoses, required data
* #procedure-invalid-on-date "Procedure code not valid that day"
* #diagnosis-invalid-on-date "Diagnosis code not valid that day"
* #diagnosis-not-specific "Diagnosis code not specific enough"
* #diagnosis-unspecified-side "Diagnosis leaves the side open"
* #laterality-conflict "Modifier and diagnosis name different sides"
* #diagnosis-excludes1 "Diagnoses exclude each other"
* #diagnosis-manifestation-first "Diagnosis may not come first"
* #diagnosis-sex "Diagnosis does not fit the recorded sex"
* #diagnosis-age "Diagnosis does not fit the age"
* #procedure-sex "Procedure does not fit the recorded sex"
* #procedure-age "Procedure does not fit the age"
* #diagnosis-pointer "Line not linked to a diagnosis"
* #medical-necessity "Diagnosis not on the coverage list"
* #place-of-service "Place of service does not fit"
* #new-patient "Billed as new, seen within three years"
* #required-field "Required field missing"
* #charge-balance "Lines and total differ"
* #date-order "Dates out of order"
* #npi-invalid "NPI not valid"
* #rendering-provider "Rendering provider missing or not fit"
* #ordering-referring "Ordering or referring provider missing"
* #taxonomy-missing "Taxonomy code missing"
* #clia-missing "CLIA number missing"
* #clia-qw "Modifier QW missing"
* #accident-info "Accident details missing"
* #documentation-missing "Documentation missing or unsigned"
* #unlisted-code "Unlisted code without description"
* #frequency-code "Claim frequency does not fit"
* #timely-filing "Filing limit near or past"

// National Correct Coding Initiative
* #ncci-ptp "Procedure pair not payable together"
* #ncci-bypass-doubt "Modifier on a procedure pair looks weak"
* #mue-units "More units than payable"
* #add-on-without-primary "Add-on without its primary procedure"

// Modifiers and global period
* #modifier-25-missing "Separate visit needs modifier 25"
* #modifier-25-misuse "Modifier 25 does not belong here"
* #modifier-57-missing "Decision for surgery needs modifier 57"
* #modifier-57-misuse "Modifier 57 does not belong here"
* #global-visit "Visit inside a global period"
* #global-procedure "Procedure inside a global period"
* #modifier-bilateral "Bilateral billing does not fit"
* #modifier-component "Component modifier does not fit"
* #modifier-51 "Modifier 51 does not belong here"
* #modifier-52-53 "Reduced or stopped service not explained"
* #modifier-assistant "Assistant at surgery not payable"
* #modifier-cosurgeon "Co-surgeon or team not payable"
* #modifier-repeat "Repeat modifier missing or wrong"
* #modifier-abn "Notice modifiers conflict"
* #telehealth "Telehealth billing does not fit"
* #modifier-distinct "Separate-service modifier without another service"
* #drug-waste "Drug waste modifier missing or wrong"
* #therapy "Therapy modifier missing"
* #modifier-unknown "Modifier unknown or repeated"
* #modifier-procedure "Modifier does not fit the procedure"

// Duplicates and frequency
* #duplicate-exact "Same service billed before"
* #duplicate-suspect "Looks like a duplicate"
* #frequency-limit "Service too soon after the last"

// History, and the scrubber itself
* #denial-history "Claims like this were often denied"
* #payer-rule "A rule of the payer's own"
* #edit-failed "An edit failed, so the claim was not fully checked"

ValueSet: ClaimEdits
Id: claim-edits
Title: "Claim edits"
Description: "All edits of the product."
* ^experimental = false
* include codes from system ClaimEdit
