/** Remittance: 835, guide 005010X221A1, claim by claim, with the sums that must agree. */
package org.cleanclaim.routes.x12.remittance;
