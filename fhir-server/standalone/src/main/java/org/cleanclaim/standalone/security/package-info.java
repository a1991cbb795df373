/** Who may call what: tokens, SMART scopes and the rules HAPI enforces from them. */
package org.cleanclaim.standalone.security;
