/**
 * Appeals on their way: the packet of each that was sent, once its time to be called back is over.
 */
package org.cleanclaim.routes.appeal;
