/** The server's payer policies as the routes in the same process read them. */
package org.cleanclaim.standalone.payers;
