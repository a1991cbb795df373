package org.cleanclaim.plugin.ledger;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;

/** A part of the ledger that can be told anew from the resources, with the same result. */
public interface RebuiltPart {

  /** What it is called in the answer of {@code $rebuild-ledger}. */
  String name();

  /** Tells it anew, and says how many resources were told. */
  int rebuild(SystemRequestDetails request);
}
