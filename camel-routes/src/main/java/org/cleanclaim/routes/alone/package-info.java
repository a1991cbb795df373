/** The routes in a process of their own: what must be set, who may call, how they are watched. */
package org.cleanclaim.routes.alone;
