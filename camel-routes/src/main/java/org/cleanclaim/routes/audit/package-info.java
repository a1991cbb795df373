/** Who saw or moved what of the traffic, and why: entries that seal each other. */
package org.cleanclaim.routes.audit;
