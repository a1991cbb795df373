// Public vocabularies, by the names used in this folder.
Alias: $carc = https://x12.org/codes/claim-adjustment-reason-codes
Alias: $group-code = https://x12.org/codes/claim-adjustment-group-codes
Alias: $rarc = https://x12.org/codes/remittance-advice-remark-codes
Alias: $cpt = http://www.ama-assn.org/go/cpt
Alias: $hcpcs = http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets
Alias: $icd10cm = http://hl7.org/fhir/sid/icd-10-cm
Alias: $place = https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set
Alias: $npi = http://hl7.org/fhir/sid/us-npi
Alias: $taxonomy = http://nucc.org/provider-taxonomy
Alias: $claim-type = http://terminology.hl7.org/CodeSystem/claim-type
Alias: $care-team-role = http://terminology.hl7.org/CodeSystem/claimcareteamrole
Alias: $related-claim = http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship
Alias: $process-priority = http://terminology.hl7.org/CodeSystem/processpriority
Alias: $info-category = http://terminology.hl7.org/CodeSystem/claiminformationcategory
Alias: $flag-category = http://terminology.hl7.org/CodeSystem/flag-category
Alias: $agent-type = http://terminology.hl7.org/CodeSystem/provenance-participant-type
Alias: $smart = http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes
