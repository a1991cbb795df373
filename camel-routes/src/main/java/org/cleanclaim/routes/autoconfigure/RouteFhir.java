package org.cleanclaim.routes.autoconfigure;

import ca.uhn.fhir.context.FhirContext;

/** The FHIR R4 context of the routes; a type of its own, so that a host's is left alone. */
public record RouteFhir(FhirContext context) {}
