CodeSystem: ClaimTag
Id: claim-tag
Title: "Tags of a claim"
Description: "Tags (meta.tag) by which claims are found without reading their Tasks."
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete
* #held "Held" "An alert holds the claim; it is not sent"
* #imported "Imported" "It was sent another way and taken in with the site's past; nothing here sends it"
