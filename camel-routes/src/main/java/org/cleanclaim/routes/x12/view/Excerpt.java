package org.cleanclaim.routes.x12.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a file is about one claim: its envelope, the levels the claim stands under, and the claim
 * itself. Other patients' claims are left out, so that it can be given to a payer.
 *
 * @param segments in the order of the file
 * @param whole nothing was left out
 */
public record Excerpt(List<RawSegment> segments, boolean whole) {

  /**
   * @param number CLM01 of the claim
   * @param control ISA13 of the interchange the claim went out in
   * @param set ST02 of the set it went out in
   */
  public static Excerpt of(byte[] file, String number, String control, String set) {
    var cutting = new Cutting(number, control, set);
    RawSegments.of(file).forEach(cutting::take);
    return cutting.end();
  }

  private static final class Cutting {
    private final String number;
    private final String control;
    private final String set;
    private final List<RawSegment> kept = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final List<RawSegment> open = new ArrayList<>();
    private boolean inAnswer;
    private boolean keepsAnswer = true;
    private int seen;

    Cutting(String number, String control, String set) {
      this.number = number;
      this.control = control;
      this.set = set;
    }

    void take(RawSegment segment) {
      seen++;
      switch (segment.id()) {
        case "HL" -> levels.add(new Level(segment));
        case "SE", "GE", "IEA", "ISA", "GS", "ST" -> {
          flush();
          inAnswer = false;
          keepsAnswer = true;
          kept.add(segment);
        }
        case "TA1" -> {
          if (segment.element(1).equals(control)) {
            kept.add(segment);
          }
        }
        case "AK2" -> {
          inAnswer = true;
          keepsAnswer = segment.element(2).equals(set);
          hold(segment);
        }
        case "AK9" -> {
          dropForeign();
          inAnswer = false;
          keepsAnswer = true;
          kept.add(segment);
        }
        default -> {
          if (!levels.isEmpty()) {
            levels.get(levels.size() - 1).take(segment);
          } else {
            hold(segment);
          }
        }
      }
    }

    /** An answer by set: its faults that name another claim are another patient's. */
    private void hold(RawSegment segment) {
      if (!inAnswer) {
        kept.add(segment);
      } else if (keepsAnswer) {
        if (segment.is("IK3") || segment.is("IK5") || segment.is("AK5")) {
          dropForeign();
        }
        open.add(segment);
      }
    }

    private void dropForeign() {
      boolean foreign =
          open.stream()
              .anyMatch(
                  one ->
                      one.is("CTX")
                          && one.component(1, 1).equals("CLM01")
                          && !one.component(1, 2).equals(number));
      if (!foreign) {
        kept.addAll(open);
      }
      open.clear();
    }

    private void flush() {
      dropForeign();
      var wanted = wanted();
      for (var level : levels) {
        if (wanted.contains(level.number())) {
          kept.addAll(level.about(number));
        }
      }
      levels.clear();
    }

    /** Levels that hold the claim, and those above them. */
    private Set<String> wanted() {
      Map<String, String> parents = new HashMap<>();
      levels.forEach(level -> parents.put(level.number(), level.parent()));
      var wanted = new HashSet<String>();
      for (var level : levels) {
        if (level.holds(number)) {
          var up = level.number();
          while (up != null && !up.isEmpty() && wanted.add(up)) {
            up = parents.get(up);
          }
        }
      }
      return wanted;
    }

    Excerpt end() {
      flush();
      return new Excerpt(List.copyOf(kept), kept.size() == seen);
    }
  }

  /** One level with what stands in it: its own segments, then claims. */
  private static final class Level {
    private final List<RawSegment> own = new ArrayList<>();
    private final List<List<RawSegment>> claims = new ArrayList<>();

    Level(RawSegment begin) {
      own.add(begin);
    }

    String number() {
      return own.get(0).element(1);
    }

    String parent() {
      return own.get(0).element(2);
    }

    void take(RawSegment segment) {
      if (begins(segment)) {
        claims.add(new ArrayList<>());
      }
      (claims.isEmpty() ? own : claims.get(claims.size() - 1)).add(segment);
    }

    /** A claim of an 837, or what is said of one in a 277: TRN*2 in the patient's level. */
    private boolean begins(RawSegment segment) {
      boolean ofPatient = Set.of("PT", "22", "23").contains(own.get(0).element(3));
      return segment.is("CLM") || segment.is("TRN") && ofPatient && segment.element(1).equals("2");
    }

    boolean holds(String number) {
      return claims.stream().anyMatch(claim -> isAbout(claim, number));
    }

    /** The level and the claim in it; a level above shows nothing of other claims. */
    List<RawSegment> about(String number) {
      var shown = new ArrayList<>(own);
      claims.stream().filter(claim -> isAbout(claim, number)).forEach(shown::addAll);
      return shown;
    }

    private static boolean isAbout(List<RawSegment> claim, String number) {
      var begin = claim.get(0);
      return begin.element(begin.is("CLM") ? 1 : 2).equals(number);
    }
  }
}
