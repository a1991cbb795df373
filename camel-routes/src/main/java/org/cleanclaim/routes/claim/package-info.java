/** A claim that came as 837P, as FHIR: one Bundle with all that the Claim refers to. */
package org.cleanclaim.routes.claim;
