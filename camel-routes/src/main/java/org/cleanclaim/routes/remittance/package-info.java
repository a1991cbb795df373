/** What an 835 says, as FHIR: one ClaimResponse for each claim, one PaymentReconciliation. */
package org.cleanclaim.routes.remittance;
