/** Eligibility inquiry and answer: 270 and 271, guide 005010X279A1. */
package org.cleanclaim.routes.x12.eligibility;
