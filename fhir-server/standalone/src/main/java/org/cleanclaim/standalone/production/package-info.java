/** What a site's own installation must set, and must not. */
package org.cleanclaim.standalone.production;
