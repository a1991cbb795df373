package org.cleanclaim.standalone.scrub;

import java.io.IOException;

/** Writes judged claims in turn; bad lines are not given to it. */
interface ResultWriter {

  void write(Judged judged) throws IOException;

  void flush() throws IOException;
}
