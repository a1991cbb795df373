package org.cleanclaim.plugin.store;

/**
 * One version of one stored resource; what it says never changes.
 *
 * @param row HAPI's own number of the resource, unique over all tenants ({@code HFJ_RESOURCE})
 */
record StoredVersion(long row, long version) {}
