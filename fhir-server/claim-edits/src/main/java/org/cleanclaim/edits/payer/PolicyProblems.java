package org.cleanclaim.edits.payer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** What was found wrong in one file of rules while it was read to its end. */
public final class PolicyProblems {
  private final String file;
  private final List<String> all = new ArrayList<>();

  public PolicyProblems(String file) {
    this.file = file;
  }

  void add(Node at, String problem) {
    add(at == null ? 0 : line(at), problem);
  }

  public void add(int line, String problem) {
    all.add(file + (line == 0 ? ": " : ":" + line + ": ") + problem);
  }

  static int line(Node at) {
    return at.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  String file() {
    return file;
  }

  public List<String> all() {
    return all;
  }

  /** " Did you mean x?" for the known word nearest to an unknown one; empty when none is near. */
  public static String didYouMean(String unknown, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(unknown, word) <= Math.max(2, unknown.length() / 3))
        .min(
            Comparator.comparingInt((String word) -> distance(unknown, word))
                .thenComparing(Comparator.naturalOrder()))
        .map(word -> " Did you mean " + word + "?")
        .orElse("");
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
