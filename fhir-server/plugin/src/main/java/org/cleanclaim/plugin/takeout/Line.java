package org.cleanclaim.plugin.takeout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Date;
import java.util.Set;

/**
 * One version of one resource as it stands in the file.
 *
 * @param kind what it is in a biller's words, or its type
 * @param key type and id, which mean one thing on every server
 * @param version its number, from 1
 * @param isDeleted whether this version says that the resource was deleted
 * @param at when it was stored; null where it was read from a file
 * @param links what it names, as keys
 * @param digest of its content without what a server sets
 * @param json as it is written
 */
record Line(
    String kind,
    String key,
    long version,
    boolean isDeleted,
    Date at,
    Set<String> links,
    String digest,
    ObjectNode json) {

  static final String VIEW = "saved-view";
  static final String DECISION = "alert-decision";

  String type() {
    return key.substring(0, key.indexOf('/'));
  }

  String id() {
    return key.substring(key.indexOf('/') + 1);
  }

  /** Whether it is kept in a table of ours. */
  boolean isRow() {
    return type().equals("Parameters");
  }
}
