package org.cleanclaim.edits.reference;

/**
 * One edition of one table, as a reader gives it.
 *
 * @param key which table
 * @param edition which edition
 * @param table what it holds
 */
public record Loaded<T>(TableKey<T> key, Edition edition, T table) {}
