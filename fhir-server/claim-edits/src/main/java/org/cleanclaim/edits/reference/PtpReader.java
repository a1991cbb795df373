package org.cleanclaim.edits.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cleanclaim.edits.facts.Codes;

/**
 * Reads NCCI procedure pairs as CMS publishes them: Latin-1, tabs, six preamble lines with one
 * header wrapped over four, then seven columns; one table comes in up to four parts.
 */
final class PtpReader implements TableReader {
  private static final Pattern NAME =
      Pattern.compile("(?i).*(ccipra|ccioph|ptp).*\\.(txt|tsv|xlsx)");
  private static final Pattern PART = Pattern.compile("(?i)[-_]f(\\d)(?!\\d)");
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{5}");

  /** CMS cuts the table into four; a part this long is one of them. */
  private static final int LONG_PART = 100_000;

  private static final int PARTS = 4;

  /** Below that the text is read in a moment. */
  static final int WORTH_A_SNAPSHOT = 10_000;

  @Override
  public boolean reads(PublishedFile file) {
    return NAME.matcher(file.name()).matches();
  }

  @Override
  public boolean recognizes(String beginning) {
    return beginning.contains("Column 1\tColumn 2") || beginning.contains("Column1/Column2");
  }

  @Override
  public List<Loaded<?>> read(List<PublishedFile> files) {
    Map<String, List<PublishedFile>> byTable =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> key(file).id() + dates(file).version(),
                    TreeMap::new,
                    Collectors.toList()));
    List<Loaded<?>> loaded = new ArrayList<>();
    byTable.values().forEach(parts -> loaded.add(readTable(parts)));
    return loaded;
  }

  private static TableKey<PtpTable> key(PublishedFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    boolean outpatient = name.contains("ccioph") || name.contains("hospital");
    return outpatient ? TableKey.PTP_OUTPATIENT : TableKey.PTP_PRACTITIONER;
  }

  private static EditionDates dates(PublishedFile file) {
    return EditionDates.quarterOf(file)
        .orElseThrow(() -> file.refuse(0, "its name tells no version or quarter (v322r0, 2026Q3)"));
  }

  private static Loaded<PtpTable> readTable(List<PublishedFile> unordered) {
    TreeMap<Integer, PublishedFile> parts = new TreeMap<>();
    for (PublishedFile file : unordered) {
      PublishedFile twice = parts.put(part(file), file);
      if (twice != null) {
        throw file.refuse(0, "the same part is there as " + twice.shown());
      }
    }
    PublishedFile first = parts.firstEntry().getValue();
    PtpSnapshot snapshot = PtpSnapshot.of(key(first), dates(first).version(), parts.values());
    Loaded<PtpTable> kept = snapshot == null ? null : snapshot.read(key(first));
    if (kept != null) {
      return kept;
    }
    Loaded<PtpTable> read = readText(parts);
    if (snapshot != null && read.table().rows() > WORTH_A_SNAPSHOT) {
      snapshot.write(read);
    }
    return read;
  }

  private static Loaded<PtpTable> readText(TreeMap<Integer, PublishedFile> parts) {
    PtpTable.Builder table = new PtpTable.Builder();
    StringBuilder checksums = new StringBuilder();
    int longest = 0;
    for (PublishedFile file : parts.values()) {
      int before = table.count();
      checksums.append(checksums.isEmpty() ? "" : "+").append(readPart(file, table));
      longest = Math.max(longest, table.count() - before);
    }
    requireEveryPart(parts, longest);
    PublishedFile first = parts.firstEntry().getValue();
    Edition edition = dates(first).edition(key(first), table.count(), checksums.toString());
    return new Loaded<>(key(first), edition, table.build());
  }

  private static int part(PublishedFile file) {
    Matcher match = PART.matcher(file.name());
    return match.find() ? Integer.parseInt(match.group(1)) : 1;
  }

  /** A missing part would make its pairs look payable. */
  private static void requireEveryPart(TreeMap<Integer, PublishedFile> parts, int longest) {
    int expected = Math.max(longest > LONG_PART ? PARTS : 1, parts.lastKey());
    for (int part = 1; part <= expected; part++) {
      if (!parts.containsKey(part)) {
        throw parts.firstEntry().getValue().refuse(0, "part f" + part + " of the table is missing");
      }
    }
  }

  private static String readPart(PublishedFile file, PtpTable.Builder table) {
    int before = table.count();
    Rows rows = new Rows(file, table);
    String checksum = file.readLines(rows::take);
    if (table.count() == before) {
      throw file.refuse(0, "no row of two codes, dates and an indicator was found");
    }
    return checksum;
  }

  /** The rows of one part, after its preamble. */
  private static final class Rows {
    private final PublishedFile file;
    private final PtpTable.Builder table;
    private final Map<String, Integer> days = new HashMap<>();
    private boolean begun;

    Rows(PublishedFile file, PtpTable.Builder table) {
      this.file = file;
      this.table = table;
    }

    void take(int number, String line) {
      int a = line.indexOf('\t');
      int b = a < 0 ? -1 : line.indexOf('\t', a + 1);
      if (!begun) {
        begun =
            b > 0
                && CODE.matcher(line.substring(0, a).strip()).matches()
                && CODE.matcher(line.substring(a + 1, b).strip()).matches();
      }
      if (begun && !line.isBlank()) {
        row(number, line, a, b);
      }
    }

    private void row(int number, String line, int a, int b) {
      int c = b < 0 ? -1 : line.indexOf('\t', b + 1);
      int d = c < 0 ? -1 : line.indexOf('\t', c + 1);
      int e = d < 0 ? -1 : line.indexOf('\t', d + 1);
      if (e < 0) {
        throw file.refuse(number, "fewer than 6 columns");
      }
      int f = line.indexOf('\t', e + 1);
      int from = day(number, line.substring(c + 1, d).strip());
      int to = lastDay(number, line.substring(d + 1, e).strip());
      int indicator = indicator(number, line.substring(e + 1, f < 0 ? line.length() : f).strip());
      table.add(
          code(number, line.substring(0, a)),
          code(number, line.substring(a + 1, b)),
          from,
          to,
          indicator);
    }

    private int code(int number, String text) {
      int packed = Codes.procedure(text.strip());
      if (packed == Codes.NONE) {
        throw file.refuse(number, "'" + text.strip() + "' is no procedure code");
      }
      return packed;
    }

    private int indicator(int number, String text) {
      if (text.length() == 1 && "019".contains(text)) {
        return text.charAt(0) - '0';
      }
      throw file.refuse(number, "modifier indicator '" + text + "' is none of 0, 1, 9");
    }

    private int lastDay(int number, String text) {
      return text.equals("*") || text.isEmpty() ? Integer.MAX_VALUE : day(number, text);
    }

    private int day(int number, String text) {
      Integer known = days.get(text);
      if (known == null) {
        known = (int) PublishedDates.compact(file, number, text).toEpochDay();
        days.put(text, known);
      }
      return known;
    }
  }
}
