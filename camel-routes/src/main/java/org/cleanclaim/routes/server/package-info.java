/** The FHIR server the routes work for, met only in FHIR over HTTP. */
package org.cleanclaim.routes.server;
