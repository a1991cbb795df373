package org.cleanclaim.plugin.site;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Reference;

/**
 * Who makes a request. A host with its own login replaces this bean; the default knows nobody and
 * says so.
 */
@FunctionalInterface
public interface CurrentUser {

  /** The person or system behind a request, as FHIR names it; never null. */
  Reference of(RequestDetails request);

  /** Knows nobody. */
  static CurrentUser unknown() {
    return request -> new Reference().setDisplay("not identified");
  }
}
