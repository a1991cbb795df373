/** How files reach a partner and come back: folders, SFTP, CAQH CORE over HTTP, Kafka, FHIR. */
package org.cleanclaim.routes.transport;
