package org.cleanclaim.edits.payer;

import java.util.List;

/** Payer policies that cannot be used; none of them was taken. Each problem names file and line. */
public final class PolicyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> problems;

  public PolicyRefused(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each: file, line, what is wrong, what was probably meant. */
  public List<String> problems() {
    return problems;
  }
}
