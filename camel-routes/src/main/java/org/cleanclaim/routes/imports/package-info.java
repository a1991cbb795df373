/**
 * The past of a site, taken in at once: 837 files of claims that went out another way, and the 835
 * files that answer them.
 */
package org.cleanclaim.routes.imports;
