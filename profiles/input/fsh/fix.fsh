// Fix: a change to the draft claim that a person may choose. It says when it would be true.
Extension: Fix
Id: fix
Title: "Fix"
Description: "A change to the claim that would clear the alert, offered where it may tell the truth of what was done. Nothing applies it by itself."
Context: DetectedIssue
* . ^short = "Change that would clear the alert"
* extension contains
    kind 1..1 MS and
    line 1..1 MS and
    value 0..1 MS and
    replaces 0..1 and
    label 1..1 MS and
    documentation 0..1 MS
* extension[kind] ^short = "What is changed"
* extension[kind].value[x] only code
* extension[kind].value[x] 1..1
* extension[kind].valueCode from FixKinds (required)
* extension[line] ^short = "Sequence of the service line that is changed"
* extension[line].value[x] only integer
* extension[line].value[x] 1..1
* extension[value] ^short = "New modifier, units, diagnosis sequence or place"
* extension[value].value[x] only string
* extension[value].value[x] 1..1
* extension[replaces] ^short = "What stood there before"
* extension[replaces].value[x] only string
* extension[replaces].value[x] 1..1
* extension[label] ^short = "Words of the button, with the condition under which it is true"
* extension[label].value[x] only string
* extension[label].value[x] 1..1
* extension[documentation] ^short = "What the chart must show to support it"
* extension[documentation].value[x] only string
* extension[documentation].value[x] 1..1

CodeSystem: FixKind
Id: fix-kind
Title: "Kinds of fix"
Description: "What a fix changes in the claim."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = Canonical(FixKinds)
* #add-modifier "Add a modifier"
* #remove-modifier "Remove a modifier"
* #replace-modifier "Replace a modifier"
* #set-units "Set the units"
* #link-diagnosis "Link a diagnosis"
* #set-place "Set the place of service"
* #move-line "Move the line to a claim of its own"
* #remove-line "Remove the line"

ValueSet: FixKinds
Id: fix-kinds
Title: "Kinds of fix"
Description: "All kinds of fix."
* ^experimental = false
* include codes from system FixKind
