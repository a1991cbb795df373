/** HAPI's JPA server for FHIR R4, wired by concern. */
package org.cleanclaim.standalone.fhir;
