package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the editions one claim after another is judged by, and remembers which edit read which, so
 * that each alert can name them. For one thread at a time.
 */
public final class EditionsRead {
  private static final int FEW = 12;
  private static final int ANSWERS = 16;

  /** By table: what was found last, for which day, and its place in {@link #read}. */
  private final Loaded<?>[] last = new Loaded<?>[TableKey.count()];

  private final LocalDate[] lastDay = new LocalDate[TableKey.count()];
  private final int[] lastPlace = new int[TableKey.count()];

  private ReferenceLibrary library = ReferenceLibrary.empty();
  private Edition[] read = new Edition[FEW];
  private int[] readBy = new int[FEW];
  private int count;
  private int reader;

  /** The lists of names told before: claims of one day read the same editions. */
  private final Edition[][] asked = new Edition[ANSWERS][];

  private final List<?>[] answers = new List<?>[ANSWERS];
  private int next;
  private Edition[] wanted = new Edition[FEW];

  /** Begins with a claim that is judged by a library. */
  public void begin(ReferenceLibrary tables) {
    library = tables;
    count = 0;
    reader = 0;
  }

  /** Forgets the library, so that an edition that was replaced is not kept in memory. */
  public void end() {
    library = ReferenceLibrary.empty();
    Arrays.fill(last, null);
    Arrays.fill(lastDay, null);
  }

  /** What is read from now on is read by another edit. */
  public void nextReader() {
    reader++;
  }

  /** The table in force on a day of service; null when no edition is loaded for it. */
  @SuppressWarnings("unchecked") // A table is filed under the key of its own type.
  public <T> T find(TableKey<T> key, LocalDate serviceDay) {
    int table = key.ordinal();
    if (!serviceDay.equals(lastDay[table])) {
      lastDay[table] = serviceDay;
      last[table] = library.find(key, serviceDay);
      lastPlace[table] = last[table] == null ? -1 : place(last[table].edition());
    }
    if (last[table] == null) {
      return null;
    }
    readBy[lastPlace[table]] = reader;
    return (T) last[table].table();
  }

  private int place(Edition edition) {
    for (int i = 0; i < count; i++) {
      if (read[i] == edition) {
        return i;
      }
    }
    if (count == read.length) {
      read = Arrays.copyOf(read, count * 2);
      readBy = Arrays.copyOf(readBy, count * 2);
      wanted = new Edition[count * 2];
    }
    read[count] = edition;
    return count++;
  }

  /** Names of the editions this edit has read, in order. */
  public List<String> namesOfReader() {
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (readBy[i] == reader) {
        wanted[size++] = read[i];
      }
    }
    return names(size);
  }

  /** Names of the editions the claim was judged by, in order. */
  public List<String> names() {
    System.arraycopy(read, 0, wanted, 0, count);
    return names(count);
  }

  @SuppressWarnings("unchecked") // Only lists of names are put there.
  private List<String> names(int size) {
    if (size == 0) {
      return List.of();
    }
    for (int i = 0; i < ANSWERS && asked[i] != null; i++) {
      if (isAsked(asked[i], size)) {
        return (List<String>) answers[i];
      }
    }
    Edition[] question = Arrays.copyOf(wanted, size);
    List<String> answer = List.copyOf(Arrays.stream(question).map(Edition::name).sorted().toList());
    asked[next] = question;
    answers[next] = answer;
    next = (next + 1) % ANSWERS;
    return answer;
  }

  private boolean isAsked(Edition[] before, int size) {
    if (before.length != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (before[i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
