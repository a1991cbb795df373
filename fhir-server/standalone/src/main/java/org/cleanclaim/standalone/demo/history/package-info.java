/**
 * The demo's past: a year of claims of three sites, drawn by a seed and written the way any other
 * system would write them.
 */
package org.cleanclaim.standalone.demo.history;
