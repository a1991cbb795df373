/** The demo's own authorization server: made-up users, SMART launch, tokens. */
package org.cleanclaim.standalone.authorization;
