/** A FHIR proxy before somebody else's server: what is written there is judged on its way. */
package org.cleanclaim.routes.gateway;
