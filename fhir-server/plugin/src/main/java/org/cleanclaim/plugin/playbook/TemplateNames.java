package org.cleanclaim.plugin.playbook;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;

/** Says which letter templates there are, in a host that writes letters. */
@FunctionalInterface
public interface TemplateNames {

  Set<String> of(RequestDetails request);
}
