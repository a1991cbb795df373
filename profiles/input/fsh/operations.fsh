// What the operations on Claim have in common, and the lines their parameters are written with.
RuleSet: ClaimOperation
* status = #active
* kind = #operation
* experimental = false
* resource = #Claim
* system = false

RuleSet: ParameterIn(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = "{documentation}"

RuleSet: ParameterOut(name, min, max, type, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = "{documentation}"

RuleSet: ParameterOutOfParts(name, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = 0
* parameter[=].max = "*"
* parameter[=].documentation = "{documentation}"

RuleSet: Part(name, min, max, type, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].type = #{type}
* parameter[=].part[=].documentation = "{documentation}"
