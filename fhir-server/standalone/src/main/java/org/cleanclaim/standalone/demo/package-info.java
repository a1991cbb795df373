/** The demo's story patients, and what the demo EHR asks of the server. */
package org.cleanclaim.standalone.demo;
