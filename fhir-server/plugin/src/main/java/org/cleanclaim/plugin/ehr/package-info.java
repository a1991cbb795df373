/**
 * The FHIR server of a site's EHR, read as a SMART backend service (SMART App Launch 2, Backend
 * Services): with a token of our own, got with a signed assertion and no person present.
 */
package org.cleanclaim.plugin.ehr;
