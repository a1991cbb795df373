/** What partners left for us: fetched, sorted by what it is, handed to who applies it. */
package org.cleanclaim.routes.mailbox;
