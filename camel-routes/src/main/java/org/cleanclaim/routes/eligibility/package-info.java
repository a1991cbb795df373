/**
 * Asks a payer whether a coverage is in force: FHIR in, 270 out, 271 in, FHIR out, with a deadline,
 * a circuit breaker for each payer, and a memory of recent answers.
 */
package org.cleanclaim.routes.eligibility;
