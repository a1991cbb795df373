/** The product in one process: FHIR server, plug-in, routes, app and demo. */
package org.cleanclaim.standalone;
