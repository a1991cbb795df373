/** The proof that a claim was filed in time, from what went out and what came back. */
package org.cleanclaim.routes.filing;
