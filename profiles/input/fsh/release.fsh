// $release: a person lets a held claim go, with a reason.
Instance: claim-release
InstanceOf: OperationDefinition
Usage: #definition
Title: "Release a held claim"
* insert ClaimOperation
* code = #release
* url = "https://cleanclaim.example/fhir/OperationDefinition/claim-release"
* name = "ReleaseClaim"
* title = "Release a held claim"
* description = "Releases a claim that alerts hold: its open alerts become final, its submission is ready, and a Provenance keeps who and why."
* affectsState = true
* type = false
* instance = true
* insert ParameterIn(reason, 1, 1, CodeableConcept, [[Why: a code of override-reason, the person's words as text; a Coding or code is taken too]])
* parameter[=].binding.strength = #extensible
* parameter[=].binding.valueSet = Canonical(OverrideReasons)
* insert ParameterIn(text, 0, 1, string, [[The person's words, where reason is only a code]])
* insert ParameterOut(return, 1, 1, Task, [[The submission, now ready]])
