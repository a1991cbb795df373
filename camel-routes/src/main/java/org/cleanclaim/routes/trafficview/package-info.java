/**
 * The traffic over HTTP, for the screen: what is seen, what is asked for with a reason, what is
 * done.
 */
package org.cleanclaim.routes.trafficview;
