package org.cleanclaim.standalone.backtest;

import java.io.IOException;
import java.io.Writer;

/** One way of writing a report. */
public enum ReportFormat {
  /** Columns to read on a terminal. */
  TABLE {
    @Override
    public void write(BacktestReport report, Writer out) throws IOException {
      out.write(ReportTable.text(report));
    }
  },
  /** Rows for spreadsheets. */
  CSV {
    @Override
    public void write(BacktestReport report, Writer out) throws IOException {
      out.write(ReportCsv.text(report));
    }
  },
  /** One page that stands alone, on a screen or on paper. */
  HTML {
    @Override
    public void write(BacktestReport report, Writer out) throws IOException {
      out.write(ReportPage.text(report));
    }
  };

  public abstract void write(BacktestReport report, Writer out) throws IOException;
}
