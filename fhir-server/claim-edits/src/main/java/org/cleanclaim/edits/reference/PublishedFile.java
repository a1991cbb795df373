package org.cleanclaim.edits.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One file as its publisher names it, out of a folder, an archive or the jar.
 *
 * @param name the file's own name, which tells table and edition
 * @param shown the name for messages: with the archive's before it when it came out of one
 * @param content opens the bytes
 * @param origin the file on disk, an archive or itself; null when it came out of the jar
 */
public record PublishedFile(String name, String shown, Content content, Path origin) {

  private static final Pattern TEXT = Pattern.compile("(?i).*\\.(txt|csv|tsv)");
  private static final int BEGINNING = 8 << 10;

  /** A file that is on no disk. */
  public PublishedFile(String name, String shown, Content content) {
    this(name, shown, content, null);
  }

  /** Opens the bytes of a file. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  /** Takes the lines of a file in turn. */
  @FunctionalInterface
  interface LineTaker {
    void take(int number, String line);
  }

  /** Whether the publisher's name marks a hand-made sample, which applies on every day. */
  boolean sample() {
    return name.toUpperCase(java.util.Locale.ROOT).startsWith("SAMPLE");
  }

  ReferenceRefused refuse(int line, String reason) {
    return new ReferenceRefused(shown, line, reason);
  }

  /** Whether it is a workbook, which publishers give beside or instead of text. */
  boolean isWorkbook() {
    return name.toLowerCase(java.util.Locale.ROOT).endsWith(".xlsx");
  }

  /** Whether it may be a table written as text. */
  boolean isText() {
    return TEXT.matcher(name).matches();
  }

  /** The first few thousand characters; empty when they cannot be read. */
  String beginning() {
    try (InputStream in = content.open()) {
      return new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Takes records in turn, each with the number of the line it begins on. */
  @FunctionalInterface
  interface RecordTaker {
    void take(int number, List<String> cells);
  }

  /** Reads the records of a Latin-1 CSV, or the rows of a workbook. */
  String readRecords(RecordTaker taker) {
    if (isWorkbook()) {
      return readBytes(in -> Spreadsheet.read(this, in, taker::take));
    }
    return read(
        StandardCharsets.ISO_8859_1,
        reader -> {
          CsvRecords records = new CsvRecords(this, reader);
          for (List<String> cells = records.read(); cells != null; cells = records.read()) {
            taker.take(records.line(), cells);
          }
        });
  }

  /**
   * Reads Latin-1 lines, as CMS writes them, or the rows of a workbook with tabs between the cells,
   * and answers the SHA-256 of the bytes.
   */
  String readLines(LineTaker taker) {
    if (isWorkbook()) {
      return readBytes(
          in ->
              Spreadsheet.read(
                  this, in, (number, cells) -> taker.take(number, String.join("\t", cells))));
    }
    return read(
        StandardCharsets.ISO_8859_1,
        reader -> {
          int number = 0;
          for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            taker.take(++number, line);
          }
        });
  }

  /** Something that reads all bytes. */
  @FunctionalInterface
  interface ByteTaker {
    void take(InputStream in) throws IOException;
  }

  String readBytes(ByteTaker taker) {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(content.open(), digest)) {
      taker.take(in);
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (java.util.zip.ZipException damaged) {
      throw refuse(0, "the archive is damaged: " + damaged.getMessage());
    } catch (IOException unreadable) {
      throw refuse(0, "it cannot be read: " + unreadable.getMessage());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Something that reads a whole text. */
  @FunctionalInterface
  interface TextTaker {
    void take(BufferedReader reader) throws IOException;
  }

  /** Hands the text to a taker and answers the SHA-256 of the bytes. */
  String read(Charset charset, TextTaker taker) {
    return readBytes(
        in -> taker.take(new BufferedReader(new InputStreamReader(in, charset), 1 << 16)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
