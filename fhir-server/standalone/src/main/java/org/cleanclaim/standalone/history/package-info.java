/** A site's past handed to a server that runs, as the command line does it. */
package org.cleanclaim.standalone.history;
