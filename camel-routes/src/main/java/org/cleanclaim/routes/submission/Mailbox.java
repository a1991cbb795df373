package org.cleanclaim.routes.submission;

/** Where a partner takes files; the wire itself. */
public interface Mailbox {

  /** Puts a file there under that name, whole or not at all. */
  void put(String partner, String name, byte[] content);

  /** True when a file of that name and size lies there: it has arrived. */
  boolean holds(String partner, String name, int size);
}
