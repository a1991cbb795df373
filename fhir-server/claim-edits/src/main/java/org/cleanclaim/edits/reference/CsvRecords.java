package org.cleanclaim.edits.reference;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** The records of a CSV text; a quoted cell may hold commas, quotes and line breaks. */
final class CsvRecords {
  private final Reader reader;
  private final PublishedFile file;
  private int line = 1;
  private int startLine = 1;
  private int next;

  CsvRecords(PublishedFile file, Reader reader) throws IOException {
    this.file = file;
    this.reader = reader;
    this.next = reader.read();
    if (next == '\uFEFF') {
      next = reader.read();
    }
  }

  /** The line the last record began on. */
  int line() {
    return startLine;
  }

  /** The next record; null at the end. */
  List<String> read() throws IOException {
    if (next < 0) {
      return null;
    }
    startLine = line;
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(next == '"' ? quoted() : plain());
      if (next != ',') {
        break;
      }
      advance();
    }
    if (next == '\r') {
      advance();
    }
    if (next == '\n') {
      advance();
    }
    return cells;
  }

  private String plain() throws IOException {
    StringBuilder cell = new StringBuilder();
    while (next >= 0 && next != ',' && next != '\n' && next != '\r') {
      cell.append((char) next);
      advance();
    }
    return cell.toString().strip();
  }

  private String quoted() throws IOException {
    StringBuilder cell = new StringBuilder();
    advance();
    while (true) {
      if (next < 0) {
        throw file.refuse(startLine, "a quoted cell is never closed");
      }
      if (next == '"') {
        advance();
        if (next != '"') {
          break;
        }
      }
      cell.append((char) next);
      advance();
    }
    cell.append(plain());
    return cell.toString().strip();
  }

  private void advance() throws IOException {
    if (next == '\n') {
      line++;
    }
    next = reader.read();
  }
}
