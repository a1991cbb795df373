package org.cleanclaim.edits.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the Excludes1 notes of the ICD-10-CM tabular list, published as XML beside the order file.
 * A note of a chapter or section stands for every category in it; codes stand in brackets at the
 * end of a note's text, and a note that names none excludes nothing.
 */
final class TabularReader implements TableReader {
  private static final Pattern NAME = Pattern.compile("(?i).*icd10cm[-_]tabular.*\\.xml");
  private static final int MOST_BYTES = 256 << 20;
  private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)");

  @Override
  public boolean reads(PublishedFile file) {
    return NAME.matcher(file.name()).matches();
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    List<Loaded<?>> loaded = new ArrayList<>();
    files.forEach(file -> loaded.add(readTable(file)));
    return loaded;
  }

  private static Loaded<Excludes1> readTable(PublishedFile file) {
    Notes notes = new Notes();
    String checksum =
        file.readBytes(
            in -> {
              try {
                // The XML reader closes what it reads; the checksum wants the end of it.
                byte[] text = in.readNBytes(MOST_BYTES);
                notes.read(Spreadsheet.open(text));
              } catch (XMLStreamException damaged) {
                int line =
                    damaged.getLocation() == null ? 0 : damaged.getLocation().getLineNumber();
                throw file.refuse(Math.max(line, 0), "it is no whole XML");
              }
            });
    if (notes.found.count() == 0) {
      throw file.refuse(0, "no Excludes1 note that names a code was found");
    }
    TableKey<Excludes1> key = TableKey.EXCLUDES1;
    Edition edition = DiagnosisReader.dates(file).edition(key, notes.found.count(), checksum);
    return new Loaded<>(key, edition, notes.found.table());
  }

  /** The notes on the way down the list: of chapters and sections, of codes above, of the code. */
  private static final class Notes {
    private final Excludes1.Notes found = new Excludes1.Notes();

    /** One for each chapter, section and diagnosis that is open: its code, and what it excludes. */
    private final Deque<Open> open = new ArrayDeque<>();

    private boolean inNote;

    private static final class Open {
      private final boolean diagnosis;
      private final List<String> excluded = new ArrayList<>(0);
      private String code;

      Open(boolean diagnosis) {
        this.diagnosis = diagnosis;
      }
    }

    void read(XMLStreamReader xml) throws XMLStreamException {
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          start(xml);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          end(xml.getLocalName());
        }
      }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
      switch (xml.getLocalName()) {
        case "chapter", "section" -> open.push(new Open(false));
        case "diag" -> open.push(new Open(true));
        case "excludes1" -> inNote = true;
        case "name" -> name(xml);
        case "note" -> note(xml);
        default -> {}
      }
    }

    private void name(XMLStreamReader xml) throws XMLStreamException {
      if (!open.isEmpty() && open.peek().diagnosis) {
        open.peek().code = xml.getElementText().strip().replace(".", "");
        inherit();
      }
    }

    /**
     * Categories take the notes of their section and chapter; what is below takes the category's.
     */
    private void inherit() {
      boolean category = open.stream().filter(one -> one.diagnosis).count() == 1;
      if (category) {
        open.stream().filter(one -> !one.diagnosis).forEach(above -> add(above.excluded));
      }
    }

    private void note(XMLStreamReader xml) throws XMLStreamException {
      if (!inNote || open.isEmpty()) {
        return;
      }
      List<String> codes = codes(xml.getElementText());
      open.peek().excluded.addAll(codes);
      if (open.peek().diagnosis) {
        add(codes);
      }
    }

    private void add(List<String> codes) {
      String code = open.peek().code;
      if (code != null) {
        codes.forEach(excluded -> found.add(code, excluded));
      }
    }

    private void end(String element) {
      switch (element) {
        case "excludes1" -> inNote = false;
        case "chapter", "section", "diag" -> open.pop();
        default -> {}
      }
    }

    /** {@code intestinal anthrax (A22.2), plague (A20.-)}: what the brackets hold. */
    private static List<String> codes(String note) {
      List<String> codes = new ArrayList<>();
      Matcher brackets = BRACKETS.matcher(note);
      while (brackets.find()) {
        codes.addAll(List.of(brackets.group(1).strip().split("\\s*,\\s*")));
      }
      return codes;
    }
  }
}
