/** Professional claims: 837P, guide 005010X222A1, claim by claim. */
package org.cleanclaim.routes.x12.claim;
