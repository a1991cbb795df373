/** Claims out of files, judged one line at a time without a server. */
package org.cleanclaim.standalone.scrub;
