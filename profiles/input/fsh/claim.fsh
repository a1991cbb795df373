// Claim: what a professional claim carries so that it can be judged and written as an 837P.
Profile: ProfessionalClaim
Parent: Claim
Id: claim
Title: "Professional claim"
Description: "A professional claim (837P, CMS-1500). It names where each fact of the claim is read; what a claim must not lack is judged by the edits, so that an incomplete claim can be stored, held and mended. Built on R4 itself; close in spirit to http://hl7.org/fhir/us/davinci-pas/StructureDefinition/profile-claim, which is a request for authorization."
* identifier MS
* identifier ^short = "Patient control number, at most 20 characters (837 CLM01)"
* status MS
* type MS
* type = $claim-type#professional
* use MS
* patient MS
* patient ^short = "837 loop 2010BA or 2010CA"
* billablePeriod MS
* billablePeriod ^short = "Days of service of lines that name none"
* created MS
* created ^short = "Day of submission"
* insurer ^short = "Payer billed"
* provider MS
* provider ^short = "Billing provider: NPI, EIN (837 loop 2010AA)"
* related MS
* related ^short = "Claim that this one replaces (prior, frequency 7) or voids (frequency 8)"
* related.relationship MS
* related.reference MS
* related.reference ^short = "Payer's control number of that claim (837 REF*F8)"
* referral MS
* facility MS
* facility ^short = "Where service was given, with its CLIA number (837 loop 2310C, REF*X4)"
* careTeam MS
* careTeam ^short = "rendering (or primary), ordering, referring, supervising"
* careTeam.provider MS
* careTeam.role MS
* careTeam.qualification MS
* careTeam.qualification ^short = "Taxonomy code (837 PRV)"
* supportingInfo MS
* supportingInfo ^short = "Attachment, drug code, emergency, note, onset and similar dates"
* diagnosis MS
* diagnosis ^short = "At most twelve; a line points at up to four (837 HI)"
* diagnosis.diagnosis[x] MS
* diagnosis.diagnosis[x] ^short = "ICD-10-CM code"
* insurance MS
* insurance.sequence ^short = "1 primary, 2 secondary, 3 tertiary (837 SBR01)"
* insurance.focal MS
* insurance.focal ^short = "True for the payer billed by this claim"
* insurance.coverage MS
* insurance.preAuthRef MS
* insurance.preAuthRef ^short = "Authorization number (837 REF*G1)"
* insurance.claimResponse MS
* accident MS
* accident ^short = "Related causes (837 CLM11, DTP*439)"
* item 1..* MS
* item ^short = "Service line (837 loop 2400)"
* item.sequence MS
* item.careTeamSequence MS
* item.careTeamSequence ^short = "Providers of this line; none = all of the claim"
* item.diagnosisSequence MS
* item.diagnosisSequence ^short = "Pointers; the first is primary (837 SV107)"
* item.informationSequence MS
* item.productOrService MS
* item.productOrService ^short = "CPT or HCPCS code (837 SV101-2)"
* item.modifier MS
* item.modifier ^short = "Up to four, in the order they are billed"
* item.serviced[x] MS
* item.serviced[x] ^short = "Day or days of service (837 DTP*472)"
* item.location[x] MS
* item.location[x] ^short = "Place of service (837 SV105)"
* item.quantity MS
* item.quantity ^short = "Units; absent = 1 (837 SV104)"
* item.unitPrice MS
* item.net MS
* item.net ^short = "Charge of the line (837 SV102)"
* total MS
* total ^short = "Charge of the claim (837 CLM02)"

Instance: visit-and-injection
InstanceOf: ProfessionalClaim
Usage: #example
Title: "Office visit and joint injection on one day"
* identifier.system = "https://harbor-family.example/claims"
* identifier.value = "HF-4471"
* status = #active
* use = #claim
* patient = Reference(Patient/example)
* created = "2026-11-23"
* provider = Reference(Organization/example)
* priority = $process-priority#normal
* facility = Reference(Location/example)
* careTeam[0].sequence = 1
* careTeam[=].provider = Reference(Practitioner/example)
* careTeam[=].role.coding.system = "http://terminology.hl7.org/CodeSystem/claimcareteamrole"
* careTeam[=].role.coding.code = #primary
* careTeam[=].qualification = $taxonomy#207Q00000X
* diagnosis[0].sequence = 1
* diagnosis[=].diagnosisCodeableConcept = $icd10cm#I10
* diagnosis[+].sequence = 2
* diagnosis[=].diagnosisCodeableConcept = $icd10cm#M17.11
* insurance.sequence = 1
* insurance.focal = true
* insurance.coverage = Reference(Coverage/example)
* item[0].sequence = 1
* item[=].diagnosisSequence = 1
* item[=].productOrService = $cpt#99214
* item[=].servicedDate = "2026-11-23"
* item[=].locationCodeableConcept = $place#11
* item[=].quantity.value = 1
* item[=].net.value = 131.00
* item[=].net.currency = #USD
* item[+].sequence = 2
* item[=].diagnosisSequence = 2
* item[=].productOrService = $cpt#20610
* item[=].modifier = $hcpcs#RT
* item[=].servicedDate = "2026-11-23"
* item[=].locationCodeableConcept = $place#11
* item[=].quantity.value = 1
* item[=].net.value = 98.00
* item[=].net.currency = #USD
* total.value = 229.00
* total.currency = #USD
