/** Payment posting: 835s, balanced or quarantined, as ClaimResponses and PaymentReconciliations. */
package org.cleanclaim.routes.posting;
