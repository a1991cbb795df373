/**
 * The traffic as a person looks at it: what went, what came, and the way of one claim through it.
 */
package org.cleanclaim.routes.tracing;
