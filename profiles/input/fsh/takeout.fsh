// Work that leaves one instance and enters another: what a line of the file says of itself.
Extension: ContentDigest
Id: content-digest
Title: "Digest of a line"
Description: "SHA-256 of the resource's content, in a line of an export: 64 hexadecimal digits. When it was stored is not in it; the order of members and of tags does not change it."
Context: Meta
* value[x] only string
* value[x] 1..1

Extension: ContentDeleted
Id: content-deleted
Title: "Deleted"
Description: "In a line of an export: this version says that the resource was deleted."
Context: Meta
* value[x] only boolean
* value[x] 1..1

Instance: exported-organization-example
InstanceOf: Organization
Usage: #example
Title: "A payer as a line of an export"
* meta.versionId = "1"
* meta.extension[0].url = "https://cleanclaim.example/fhir/StructureDefinition/content-digest"
* meta.extension[0].valueString = "0f0cf2ad0c5ab1a4e0d6b4e9b5de1a0c5a3b1c52c2d9c4de9f35ec7d3f0f6a11"
* name = "Northwind Commercial"

Instance: deleted-document-example
InstanceOf: Basic
Usage: #example
Title: "A line that says something was deleted"
* meta.versionId = "2"
* meta.extension[0].url = "https://cleanclaim.example/fhir/StructureDefinition/content-deleted"
* meta.extension[0].valueBoolean = true
* code.text = "Deleted"

RuleSet: WorkFileOperation
* status = #active
* kind = #operation
* experimental = false
* system = true
* type = false
* instance = false

RuleSet: Tally
* insert ParameterOut(format, 1, 1, code, [[How lines are written and digests reckoned: 1]])
* insert ParameterOut(lines, 1, 1, integer, [[How many lines follow the first]])
* insert ParameterOut(digest, 1, 1, string, [[Of all; equal where two instances hold the same work]])
* insert ParameterOutOfParts(kind, [[One for each kind]])
* insert Part(code, 1, 1, code, [[denial, appeal, records-request, submission, wanted-page, playbook, letter-template, saved-view, alert-decision, or a type of resource]])
* insert Part(lines, 1, 1, integer, [[How many]])
* insert Part(digest, 1, 1, string, [[Of them, in whatever order they come]])

Instance: export-work
InstanceOf: OperationDefinition
Usage: #definition
Title: "Export all work"
* insert WorkFileOperation
* code = #export-work
* url = "https://cleanclaim.example/fhir/OperationDefinition/export-work"
* name = "ExportWork"
* title = "Export all work"
* description = "Denials with appeals, requests for records, deadlines, letters, calls and events, playbooks, letter templates, wanted pages, saved views and decisions about alerts, with every resource these name, as application/fhir+ndjson: first a Parameters with counts and digests, then a line for each version of each resource, the oldest first. Writes nothing."
* affectsState = false
* insert ParameterOut(return, 1, 1, Binary, [[The lines, as they are]])

Instance: work-digest
InstanceOf: OperationDefinition
Usage: #definition
Title: "Digest of all work"
* insert WorkFileOperation
* code = #work-digest
* url = "https://cleanclaim.example/fhir/OperationDefinition/work-digest"
* name = "WorkDigest"
* title = "Digest of all work"
* description = "What the first line of an export made now would say. Writes nothing."
* affectsState = false
* insert Tally

Instance: import-work
InstanceOf: OperationDefinition
Usage: #definition
Title: "Import work"
* insert WorkFileOperation
* code = #import-work
* url = "https://cleanclaim.example/fhir/OperationDefinition/import-work"
* name = "ImportWork"
* title = "Import work"
* description = "Takes in an export, which is the body. All of it is written or nothing: 422 names each bad line by its number. A server that has denials is refused unless beside=true stands in the address; what has the id of something here then stays as it is here. The ledger is told anew afterwards."
* affectsState = true
* insert ParameterIn(beside, 0, 1, boolean, [[In the address: true to import beside denials that are there]])
* insert Tally
* insert ParameterOut(written, 1, 1, integer, [[How many lines were written]])
* insert ParameterOut(kept, 1, 1, integer, [[How many were of what was here already]])
* insert ParameterOut(ledger, 1, 1, Parameters, [[What rebuild-ledger says]])
