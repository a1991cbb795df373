package org.cleanclaim.routes.imports;

/** What became of a file that was handed in. */
enum FileState {
  WAITING,
  /** What can be read of it is here. */
  TAKEN,
  /** All of it was here before; nothing was changed. */
  KNOWN,
  /** It cannot be read at all. */
  REFUSED,
  /** A remittance whose sums do not agree, or that is cut: kept for a person. */
  QUARANTINED
}
