/**
 * X12 005010 on StAEDI: the envelope, its checks, segments in a stream, and a writer that refuses
 * what would break out of an element. What a transaction set means lives in the packages below.
 */
package org.cleanclaim.routes.x12;
