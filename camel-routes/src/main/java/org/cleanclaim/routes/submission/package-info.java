/** Claims out: ready Tasks are picked up, batched as 837P, sent once, and told where they stand. */
package org.cleanclaim.routes.submission;
