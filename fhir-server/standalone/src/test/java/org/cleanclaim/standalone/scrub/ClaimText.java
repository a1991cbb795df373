package org.cleanclaim.standalone.scrub;

/** A small claim as one line of FHIR JSON. */
final class ClaimText {

  /** A visit and an injection on one day: the pair asks for modifier 25 unless it is given. */
  static String visitAndInjection(String id, String visitModifier) {
    String modifier =
        visitModifier == null
            ? ""
            : "\"modifier\":[{\"coding\":[{\"code\":\"" + visitModifier + "\"}]}],";
    return """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"fullUrl":"urn:uuid:claim","resource":{"id":"%s","resourceType":"Claim","status":"active","use":"claim",
        "contained":[{"resourceType":"Patient","id":"p","birthDate":"1969-02-03","gender":"female",
        "name":[{"family":"Reyes","given":["Ana"]}],"address":[{"line":["1 Main"],"city":"Dayton","state":"OH","postalCode":"45402"}]},
        {"resourceType":"Organization","id":"o","identifier":[{"system":"http://hl7.org/fhir/sid/us-npi","value":"1234567893"}]},
        {"resourceType":"Organization","id":"y","identifier":[{"value":"northwind-commercial"}]},
        {"resourceType":"Coverage","id":"c","status":"active","beneficiary":{"reference":"#p"},"subscriberId":"NW1","period":{"start":"2026-01-01"},"payor":[{"reference":"#y"}]}],
        "type":{"coding":[{"code":"professional"}]},"patient":{"reference":"#p"},"provider":{"reference":"#o"},"created":"2026-03-03",
        "insurance":[{"sequence":1,"focal":true,"coverage":{"reference":"#c"}}],
        "diagnosis":[{"sequence":1,"diagnosisCodeableConcept":{"coding":[{"code":"M17.11"}]}}],
        "item":[{"sequence":1,"diagnosisSequence":[1],"productOrService":{"coding":[{"code":"99213"}]},%s"servicedDate":"2026-03-02","quantity":{"value":1},"unitPrice":{"value":120.50},"locationCodeableConcept":{"coding":[{"code":"11"}]}},
        {"sequence":2,"diagnosisSequence":[1],"productOrService":{"coding":[{"code":"20610"}]},"servicedDate":"2026-03-02","net":{"value":90},"locationCodeableConcept":{"coding":[{"code":"11"}]}}]}}]}"""
        .formatted(id, modifier)
        .replace("\n", "");
  }

  private ClaimText() {}
}
