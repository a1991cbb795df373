/** Claims: 837P and 837I, guides 005010X222A1 and 005010X223A2, claim by claim. */
package org.cleanclaim.routes.x12.claim;
