// Key figures of denials: what each counts, how a report says it, and $denial-kpis, which tells them.
RuleSet: ShareMeasure(id, name, title, whole, part)
* url = "https://cleanclaim.example/fhir/Measure/{id}"
* name = "{name}"
* title = {title}
* status = #active
* experimental = false
* subjectCodeableConcept = http://hl7.org/fhir/resource-types#Claim
* scoring = http://terminology.hl7.org/CodeSystem/measure-scoring#proportion
* group.code = KpiGroup#claims
* group.population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group.population[=].description = {whole}
* group.population[=].criteria.language = #application/x-fhir-query
* group.population[=].criteria.expression = "$denial-kpis?measure={id}&population=denominator"
* group.population[+].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group.population[=].description = {part}
* group.population[=].criteria.language = #application/x-fhir-query
* group.population[=].criteria.expression = "$denial-kpis?measure={id}&population=numerator"

RuleSet: WholeMeasure(id, name, title, whole, scoring, population)
* url = "https://cleanclaim.example/fhir/Measure/{id}"
* name = "{name}"
* title = {title}
* status = #active
* experimental = false
* subjectCodeableConcept = http://hl7.org/fhir/resource-types#Claim
* scoring = http://terminology.hl7.org/CodeSystem/measure-scoring#{scoring}
* group.population.code = http://terminology.hl7.org/CodeSystem/measure-population#{population}
* group.population.description = {whole}
* group.population.criteria.language = #application/x-fhir-query
* group.population.criteria.expression = "$denial-kpis?measure={id}&population={population}"

Instance: initial-denial-rate
InstanceOf: Measure
Usage: #definition
Title: "Initial denial rate"
* insert ShareMeasure(initial-denial-rate, InitialDenialRate, "Initial denial rate", [["Claims first adjudicated in the period: those remitted, not those sent. Reversals, predeterminations, crossover copies and rejections are no adjudication; a replacement is no new claim."]], [["Of these, denied in whole or in part at that first adjudication. By dollars: the charges of the denied lines. A claim denied again is not counted again."]])

Instance: clean-claim-rate
InstanceOf: Measure
Usage: #definition
Title: "Clean claim rate"
* insert ShareMeasure(clean-claim-rate, CleanClaimRate, "Clean claim rate", [["Claims made out in the period and let go to the payer"]], [["Of these, never held by an edit and never rejected: no hand had to touch them"]])

Instance: first-pass-yield
InstanceOf: Measure
Usage: #definition
Title: "First-pass yield"
* insert ShareMeasure(first-pass-yield, FirstPassYield, "First-pass yield", [["Claims first adjudicated in the period"]], [["Of these, settled at once: no rejection, no denial, no further adjudication and no corrected claim"]])

Instance: rejection-rate
InstanceOf: Measure
Usage: #definition
Title: "Rejection rate"
* insert ShareMeasure(rejection-rate, RejectionRate, "Rejection rate", [["Claims made out in the period and sent"]], [["Of these, rejected before adjudication (999, 277CA), even if they were accepted later"]])

Instance: overturn-rate
InstanceOf: Measure
Usage: #definition
Title: "Initial denials overturned"
* insert ShareMeasure(overturn-rate, OverturnRate, "Initial denials overturned", [["Initial denials of the period. By dollars: what they denied"]], [["Of these, paid more by the last word of the payer than by its first. By dollars: what was paid more"]])

Instance: appeal-success
InstanceOf: Measure
Usage: #definition
Title: "Appeals won"
* insert ShareMeasure(appeal-success, AppealSuccess, "Appeals won", [["Appeals decided in the period, each level its own"]], [["Of these, something was paid upon"]])

Instance: days-to-resolution
InstanceOf: Measure
Usage: #definition
Title: "Days to resolution"
* insert WholeMeasure(days-to-resolution, DaysToResolution, "Days to resolution", [["Initial denials paid or closed in the period, whichever came first. Days are calendar days from the first denial"]], continuous-variable, measure-population)

Instance: days-to-appeal
InstanceOf: Measure
Usage: #definition
Title: "Days to appeal"
* insert WholeMeasure(days-to-appeal, DaysToAppeal, "Days to appeal", [["Initial denials first appealed in the period. Days are calendar days from the first denial"]], continuous-variable, measure-population)

Instance: denial-write-off
InstanceOf: Measure
Usage: #definition
Title: "Denial write-off"
* insert ShareMeasure(denial-write-off, DenialWriteOff, "Denial write-off", [["Denials closed in the period with an outcome. In group of-monthly-revenue: what payers paid on the claims first adjudicated in the period, for a month"]], [["Of these, written off. By dollars: what was denied and not recovered"]])

Instance: dollars-at-risk
InstanceOf: Measure
Usage: #definition
Title: "Dollars at risk"
* insert WholeMeasure(dollars-at-risk, DollarsAtRisk, "Dollars at risk", [["Denials open today, whatever the period; groups median and mean tell for how many days"]], cohort, initial-population)

Instance: denial-status
InstanceOf: Measure
Usage: #definition
Title: "Where denials stand"
* insert ShareMeasure(denial-status, DenialStatus, "Where denials stand", [["Initial denials of the period"]], [["Of these, neither paid nor closed"]])

Instance: preventable-share
InstanceOf: Measure
Usage: #definition
Title: "Preventable share"
* insert ShareMeasure(preventable-share, PreventableShare, "Preventable share", [["Initial denials of the period"]], [["Of these, in the categories eligibility, authorization, coding, duplicate and timely-filing"]])

Instance: top-reasons
InstanceOf: Measure
Usage: #definition
Title: "Reasons of denials"
* insert WholeMeasure(top-reasons, TopReasons, "Reasons of denials", [["Initial denials of the period; told apart by reason or category, the adjustment that takes most decides"]], cohort, initial-population)

Instance: edit-precision
InstanceOf: Measure
Usage: #definition
Title: "Edit precision"
* insert ShareMeasure(edit-precision, EditPrecision, "Edit precision", [["Findings shown on claims first adjudicated in the period that went out unfixed; a claim may have several"]], [["Of these, denied for the reason the finding named, or one of its category"]])

Instance: edit-recall
InstanceOf: Measure
Usage: #definition
Title: "Edit recall"
* insert ShareMeasure(edit-recall, EditRecall, "Edit recall", [["Initial denials of the period whose deciding reason is one that some edit foretells"]], [["Of these, foretold by a finding of the claim"]])

CodeSystem: KpiGroup
Id: kpi-group
Title: "Bases of a key figure"
Description: "What a group of a report counts by."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(KpiGroups)
* #claims "By claims"
* #dollars "By dollars"
* #median "Median of days"
* #mean "Mean of days"
* #of-monthly-revenue "Dollars, against what payers pay in a month"

ValueSet: KpiGroups
Id: kpi-groups
Title: "Bases of a key figure"
Description: "What a group of a report counts by."
* ^experimental = false
* include codes from system KpiGroup

CodeSystem: KpiPart
Id: kpi-part
Title: "Parts of a key figure"
Description: "What a key figure is told apart by."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(KpiParts)
* #payer "Payer" "Who was billed"
* #provider "Provider" "Who rendered the service"
* #site "Site" "Where it was given"
* #week "Week" "By its Monday"
* #month "Month"
* #category "Category of the denial"
* #reason "Reason" "Group code and CARC"
* #status "Status" "pending, appealed or closed"
* #deadline "Deadline" "How far off the last day to act is: passed, 0-7, 8-14, 15-30, 31-60 days, later"

ValueSet: KpiParts
Id: kpi-parts
Title: "Parts of a key figure"
Description: "What a key figure is told apart by."
* ^experimental = false
* include codes from system KpiPart

CodeSystem: ScoreNotes
Id: score-notes
Title: "Why there is no figure"
Description: "Why a report tells no score. Neither of them is zero."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(ScoreNoteCodes)
* #not-known "Not known" "There is nothing to have a share of"
* #too-few "Too few" "A provider with fewer than 30"

ValueSet: ScoreNoteCodes
Id: score-note-codes
Title: "Why there is no figure"
Description: "Why a report tells no score."
* ^experimental = false
* include codes from system ScoreNotes

Extension: PopulationAmount
Id: population-amount
Title: "Dollars of a population"
Description: "What the claims of a population come to; in which money is said by the measure."
Context: MeasureReport.group.population, MeasureReport.group.stratifier.stratum.population
* value[x] only Money
* value[x] 1..1
* valueMoney.value 1..1
* valueMoney.currency 1..1
* valueMoney.currency = #USD

Extension: ScoreInterval
Id: score-interval
Title: "95 % limits of a share"
Description: "Between what the share lies with 95 % confidence (Wilson's score interval): a caution for small numbers."
Context: MeasureReport.group.measureScore, MeasureReport.group.stratifier.stratum.measureScore
* value[x] only Range
* value[x] 1..1
* valueRange.low 1..1
* valueRange.high 1..1

Extension: ScoreNote
Id: score-note
Title: "Why there is no figure"
Description: "Stands in the place of a score that is not told."
Context: MeasureReport.group.measureScore, MeasureReport.group.stratifier.stratum.measureScore
* value[x] only code
* value[x] 1..1
* valueCode from ScoreNoteCodes (required)

Profile: DenialKpi
Parent: MeasureReport
Id: denial-kpi
Title: "Key figure of denials"
Description: "One key figure of a period: by claims, by dollars or in days. A provider of fewer than 30 has no figure, and what has no data is said."
* type = #summary
* measure 1..1 MS
* date 1..1 MS
* period MS
* group 1..* MS
* group.code 1..1
* group.code from KpiGroups (required)
* group.population 1..2 MS
* group.population.extension contains PopulationAmount named amount 1..1 MS
* group.population.count 1..1
* group.measureScore 1..1 MS
* group.measureScore.extension contains ScoreInterval named interval 0..1 and ScoreNote named note 0..1 MS
* group.stratifier.code 1..1
* group.stratifier.code from KpiParts (required)

Instance: denial-rate-of-november
InstanceOf: DenialKpi
Usage: #example
Title: "Denial rate of a month, by claims"
* status = #complete
* measure = "https://cleanclaim.example/fhir/Measure/initial-denial-rate"
* date = "2026-11-23T05:00:00-05:00"
* period.start = "2026-11-01"
* period.end = "2026-11-23"
* group.code = KpiGroup#claims
* group.population[0].code = http://terminology.hl7.org/CodeSystem/measure-population#denominator
* group.population[0].count = 644
* group.population[0].extension[amount].valueMoney.value = 118250.00
* group.population[0].extension[amount].valueMoney.currency = #USD
* group.population[1].code = http://terminology.hl7.org/CodeSystem/measure-population#numerator
* group.population[1].count = 41
* group.population[1].extension[amount].valueMoney.value = 8120.00
* group.population[1].extension[amount].valueMoney.currency = #USD
* group.measureScore.value = 0.0637
* group.measureScore.extension[interval].valueRange.low.value = 0.0473
* group.measureScore.extension[interval].valueRange.high.value = 0.0852

Instance: denial-kpis
InstanceOf: OperationDefinition
Usage: #definition
Title: "Key figures of denials"
* status = #active
* kind = #operation
* experimental = false
* code = #denial-kpis
* url = "https://cleanclaim.example/fhir/OperationDefinition/denial-kpis"
* name = "DenialKpis"
* title = "Key figures of denials"
* description = "Tells key figures of a period as MeasureReports, and lists the claims behind each number: the list of a population has exactly as many claims, and as many dollars, as the report says. Reads only. A token of one patient does not open it."
* affectsState = false
* system = true
* type = false
* instance = false
* insert ParameterIn(from, 0, 1, date, [[The first day of the period; 89 days before its last unless given]])
* insert ParameterIn(to, 0, 1, date, [[Its last day; today unless given]])
* insert ParameterIn(payer, 0, 1, string, [[This payer only, as the value of a part names it; not-known for none]])
* insert ParameterIn(provider, 0, 1, string, [[This provider only]])
* insert ParameterIn(site, 0, 1, string, [[This site only]])
* insert ParameterIn(by, 0, *, code, [[What figures are told apart by: payer, provider, site, week, month, category, reason, status, deadline]])
* insert ParameterIn(measure, 0, *, code, [[These figures only, by the ids of their Measures]])
* insert ParameterIn(basis, 0, 1, code, [[claims or dollars; both unless given]])
* insert ParameterIn(population, 0, 1, code, [[Lists the claims of this population of the one measure named, instead of its report]])
* insert ParameterIn(category, 0, 1, string, [[Denials of this category only]])
* insert ParameterIn(reason, 0, 1, string, [[Denials for this reason only, such as CO-197]])
* insert ParameterIn(status, 0, 1, code, [[Denials that are pending, appealed or closed]])
* insert ParameterIn(deadline, 0, 1, code, [[Denials whose last day is passed, 0-7, 8-14, 15-30, 31-60 days off, later or not-known]])
* insert ParameterIn(page, 0, 1, integer, [[Of the list, from 0; fifty claims a page]])
* insert ParameterOut(asOf, 0, 1, instant, [[When it was counted]])
* insert ParameterOutOfParts(loading, [[While past claims are being loaded]])
* insert Part(done, 1, 1, integer, [[Claims loaded]])
* insert Part(total, 1, 1, integer, [[Claims to load]])
* insert ParameterOut(report, 0, *, MeasureReport, [[One key figure]])
* insert ParameterOut(count, 0, 1, integer, [[How many claims the list has on all pages]])
* insert ParameterOut(sum, 0, 1, Money, [[Their dollars, as the report has them]])
* insert ParameterOutOfParts(claim, [[A claim of the page]])
* insert Part(claim, 1, 1, Reference, [[The claim]])
* insert Part(payer, 0, 1, Reference, [[Who was billed]])
* insert Part(provider, 0, 1, Reference, [[Who rendered the service]])
* insert Part(site, 0, 1, Reference, [[Where it was given]])
* insert Part(day, 0, 1, date, [[The day by which it falls into the period]])
* insert Part(decided, 0, 1, date, [[The day of its first adjudication]])
* insert Part(charged, 0, 1, Money, [[What was billed]])
* insert Part(denied, 0, 1, Money, [[What the first adjudication denied]])
* insert Part(recovered, 0, 1, Money, [[What was paid after the denial]])
* insert Part(reason, 0, 1, code, [[Group code and CARC that took most]])
* insert Part(category, 0, 1, code, [[Category of the denial]])
* insert Part(lastDay, 0, 1, date, [[Last day to appeal or to correct]])
* insert Part(status, 0, 1, code, [[pending, appealed or closed]])
* insert Part(task, 0, 1, Reference, [[The Task in which the denial is worked]])
* insert Part(edit, 0, 1, code, [[The edit whose finding is counted]])
* insert Part(days, 0, 1, integer, [[Calendar days since the denial, where days are the figure or it is open]])
