/** Answers before adjudication: TA1, 999 and 277CA, each moving the claims it speaks of. */
package org.cleanclaim.routes.acknowledgement;
