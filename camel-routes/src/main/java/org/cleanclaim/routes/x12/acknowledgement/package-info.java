/**
 * What comes back after sending: TA1 for the envelope, 999 (005010X231A1) for syntax, 277CA
 * (005010X214) for claims, and 277 (005010X212) for a question on one.
 */
package org.cleanclaim.routes.x12.acknowledgement;
