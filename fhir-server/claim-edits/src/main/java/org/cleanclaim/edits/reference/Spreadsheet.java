package org.cleanclaim.edits.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of the first sheet of an xlsx file, as text. */
final class Spreadsheet {
  private static final XMLInputFactory XML = safeFactory();
  private static final String STRINGS = "xl/sharedStrings.xml";
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final int MOST_COLUMNS = 1000;
  private static final int MOST_BYTES = 512 << 20;

  private Spreadsheet() {}

  /** No entity, no document type: nothing outside the file is ever read. */
  private static XMLInputFactory safeFactory() {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Reads XML as the UTF-8 it is published in. Decoded here, because the parser says on standard
   * error what it thinks of bytes that are none.
   */
  static XMLStreamReader open(byte[] part) throws XMLStreamException {
    boolean marked =
        part.length > 2
            && part[0] == (byte) 0xEF
            && part[1] == (byte) 0xBB
            && part[2] == (byte) 0xBF;
    int from = marked ? 3 : 0;
    return XML.createXMLStreamReader(
        new InputStreamReader(
            new ByteArrayInputStream(part, from, part.length - from),
            StandardCharsets.UTF_8.newDecoder()));
  }

  /** Takes the rows in turn, each with its number. */
  @FunctionalInterface
  interface RowTaker {
    void take(int number, List<String> cells);
  }

  static void read(PublishedFile file, InputStream in, RowTaker taker) throws IOException {
    Map<String, byte[]> parts;
    try {
      parts = parts(in);
    } catch (IllegalArgumentException badName) {
      throw file.refuse(0, "the workbook is damaged: " + badName.getMessage());
    }
    if (!parts.containsKey(SHEET)) {
      throw file.refuse(0, "no first sheet in the workbook");
    }
    try {
      List<String> strings = strings(parts.getOrDefault(STRINGS, new byte[0]));
      rows(file, parts.get(SHEET), strings, taker);
    } catch (XMLStreamException damaged) {
      throw file.refuse(0, "the workbook is damaged: " + damaged.getMessage());
    }
  }

  private static Map<String, byte[]> parts(InputStream in) throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    ZipInputStream zip = new ZipInputStream(in);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals(STRINGS) || entry.getName().equals(SHEET)) {
        byte[] part = zip.readNBytes(MOST_BYTES + 1);
        if (part.length > MOST_BYTES) {
          throw new ZipException("the workbook inflates to more than any table has");
        }
        parts.put(entry.getName(), part);
      }
    }
    return parts;
  }

  private static List<String> strings(byte[] xml) throws XMLStreamException {
    List<String> strings = new ArrayList<>();
    if (xml.length == 0) {
      return strings;
    }
    XMLStreamReader reader = open(xml);
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("si")) {
        text.setLength(0);
      } else if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("t")) {
        text.append(reader.getElementText());
      } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("si")) {
        strings.add(text.toString());
      }
    }
    return strings;
  }

  private static void rows(PublishedFile file, byte[] xml, List<String> strings, RowTaker taker)
      throws XMLStreamException {
    XMLStreamReader reader = open(xml);
    List<String> cells = new ArrayList<>();
    int number = 0;
    int width = 0;
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("row")) {
        cells = new ArrayList<>();
        number++;
      } else if (event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals("c")) {
        int column = column(reader.getAttributeValue(null, "r"), cells.size());
        if (column < 0 || column > MOST_COLUMNS) {
          throw file.refuse(number, "a cell stands in no column a table has");
        }
        String text = cell(file, number, reader, strings);
        while (cells.size() <= column) {
          cells.add("");
        }
        cells.set(column, text);
      } else if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
        // A workbook leaves empty cells at the end of a row out.
        width = Math.max(width, cells.size());
        while (cells.size() < width) {
          cells.add("");
        }
        taker.take(number, cells);
      }
    }
  }

  /** From 0; less for a cell that names none. */
  private static int column(String reference, int next) {
    if (reference == null) {
      return next;
    }
    int column = 0;
    for (int i = 0; i < reference.length() && isColumn(reference.charAt(i)); i++) {
      column = Math.min(column * 26 + reference.charAt(i) - 'A' + 1, MOST_COLUMNS * 26);
    }
    return column - 1;
  }

  private static boolean isColumn(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  /** A cell's text: shared, written in place, or a number as it stands. */
  private static String cell(
      PublishedFile file, int number, XMLStreamReader reader, List<String> strings)
      throws XMLStreamException {
    boolean shared = "s".equals(reader.getAttributeValue(null, "t"));
    StringBuilder text = new StringBuilder();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("c")) {
        break;
      }
      boolean value =
          event == XMLStreamConstants.START_ELEMENT
              && (reader.getLocalName().equals("v") || reader.getLocalName().equals("t"));
      if (value) {
        text.append(reader.getElementText());
      }
    }
    return shared ? shared(file, number, text.toString(), strings) : text.toString().strip();
  }

  private static String shared(PublishedFile file, int number, String index, List<String> strings) {
    if (!index.matches("\\d{1,8}") || Integer.parseInt(index) >= strings.size()) {
      throw file.refuse(number, "a cell names a text that is not there");
    }
    return strings.get(Integer.parseInt(index)).strip();
  }
}
