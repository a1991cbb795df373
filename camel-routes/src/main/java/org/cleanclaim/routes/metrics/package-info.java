/** How the routes do, for those who watch them. */
package org.cleanclaim.routes.metrics;
