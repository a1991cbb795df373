/** 276 and 277 (005010X212): where a claim is, asked and answered. */
package org.cleanclaim.routes.x12.status;
