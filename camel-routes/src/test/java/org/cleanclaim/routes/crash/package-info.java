/** A JVM that sends claims is killed again and again; nothing is lost and nothing doubled. */
package org.cleanclaim.routes.crash;
