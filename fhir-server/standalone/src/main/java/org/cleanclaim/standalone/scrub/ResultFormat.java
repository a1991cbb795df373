package org.cleanclaim.standalone.scrub;

import java.io.IOException;
import java.io.Writer;

/** One way of writing results. */
public enum ResultFormat {
  /** One JSON object a claim. */
  NDJSON {
    @Override
    ResultWriter writer(Writer out, boolean explain) throws IOException {
      return new NdjsonResults(out, explain);
    }
  },
  /** One row an alert, for spreadsheets. */
  CSV {
    @Override
    ResultWriter writer(Writer out, boolean explain) throws IOException {
      return new CsvResults(out, explain);
    }
  },
  /** Columns to read on a terminal. */
  TABLE {
    @Override
    ResultWriter writer(Writer out, boolean explain) throws IOException {
      return new TableResults(out, explain);
    }
  };

  abstract ResultWriter writer(Writer out, boolean explain) throws IOException;
}
