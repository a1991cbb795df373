package org.cleanclaim.plugin.takeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines of bytes, empty ones too, and none longer than a packet of a letter can be. */
final class FileLines {

  /** Of bytes; a PDF of 48 MB is as long in base64. */
  private static final int LONGEST = 64 << 20;

  private final InputStream input;
  private int number;

  FileLines(InputStream input) {
    this.input = input;
  }

  /** The next line without its end; null after the last. */
  byte[] next() throws IOException, BadLine {
    ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
    int read = input.read();
    if (read < 0) {
      return null;
    }
    number++;
    while (read >= 0 && read != '\n') {
      line.write(read);
      if (line.size() > LONGEST) {
        throw new BadLine("It is longer than 64 MB.");
      }
      read = input.read();
    }
    return line.toByteArray();
  }

  /** Of the line that was read last, from 1. */
  int number() {
    return number;
  }
}
