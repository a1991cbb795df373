/** Where the rows live: an embedded PostgreSQL for the demo, the site's own otherwise. */
package org.cleanclaim.standalone.database;
