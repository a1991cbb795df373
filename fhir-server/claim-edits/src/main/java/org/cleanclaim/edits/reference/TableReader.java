package org.cleanclaim.edits.reference;

import java.util.List;

/** Reads one kind of published file. */
interface TableReader {

  /** Whether a file is of this kind by its name. */
  boolean reads(PublishedFile file);

  /** Whether a text file of another name is of this kind by what it begins with. */
  default boolean recognizes(String beginning) {
    return false;
  }

  /** Reads all files of this kind; {@link ReferenceRefused} when one is damaged. */
  List<Loaded<?>> read(List<PublishedFile> files);
}
