package org.cleanclaim.routes.gateway;

import java.util.Map;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Resource;

/**
 * A claim on its way to the upstream.
 *
 * @param claim as it would be stored
 * @param sent what came along in the same Bundle, by the references that name it
 * @param caller in whose name more is read
 */
record WrittenClaim(Claim claim, Map<String, Resource> sent, Caller caller) {

  /** Without a word of the claim. */
  @Override
  public String toString() {
    return "WrittenClaim";
  }
}
