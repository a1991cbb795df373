package org.cleanclaim.edits.reference;

import java.util.List;

/** Reads one kind of published file. */
interface TableReader {

  /** Whether a file is of this kind, by its name and, where names vary, its first lines. */
  boolean reads(PublishedFile file);

  /** Reads all files of this kind; {@link ReferenceRefused} when one is damaged. */
  List<Loaded<?>> read(List<PublishedFile> files);
}
