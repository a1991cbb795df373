package org.cleanclaim.edits.modifier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Modifiers;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.payer.PayerKind;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.CodeLists;
import org.cleanclaim.edits.reference.DenialRates;
import org.cleanclaim.edits.reference.FeeSchedule;
import org.cleanclaim.edits.reference.Loaded;
import org.cleanclaim.edits.reference.PtpTable;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableKey;

/**
 * The modifiers a procedure can carry on its day, those this payer paid most often first.
 *
 * <p>Valid are those the fee schedule's indicators, the pair table and the code lists let stand
 * (Medicare physician fee schedule; NCCI Policy Manual ch. I §E; Medicare Claims Processing Manual
 * ch. 12 and 23). The order is the practice's own history with the payer in the {@code
 * denial-rates} edition: how often the modifier was billed with the procedure and paid. Where
 * nothing is known the payer's stated preference comes first, then the order of the rules.
 * Modifiers whose table is not loaded are left out: nothing is offered that could not be checked.
 */
public final class ModifierSuggestions {

  private final ClaimFacts claim;
  private final Line line;
  private final PayerPolicy policy;
  private final ReferenceLibrary library;
  private final DenialRates rates;
  private final List<ModifierSuggestion> found = new ArrayList<>();

  private ModifierSuggestions(
      ClaimFacts claim, Line line, PayerPolicy policy, ReferenceLibrary library, LocalDate today) {
    this.claim = claim;
    this.line = line;
    this.policy = policy;
    this.library = library;
    this.rates = table(TableKey.DENIAL_RATES, today);
  }

  /**
   * The modifiers for one line, best first, none of them already on it. Empty for a line without a
   * procedure or a day.
   *
   * @param today the day whose edition of the history counts
   */
  public static List<ModifierSuggestion> of(
      ClaimFacts claim, Line line, PayerPolicy policy, ReferenceLibrary library, LocalDate today) {
    if (line.codeId() == Codes.NONE || line.from() == null) {
      return List.of();
    }
    ModifierSuggestions suggestions = new ModifierSuggestions(claim, line, policy, library, today);
    suggestions.collect();
    Comparator<ModifierSuggestion> paidMost =
        Comparator.comparingInt(ModifierSuggestion::paid).reversed();
    return suggestions.found.stream()
        .sorted(paidMost.thenComparing(one -> !suggestions.isPreferred(one.modifier())))
        .toList();
  }

  private void collect() {
    FeeSchedule schedule = schedule();
    FeeSchedule.Row row = schedule == null ? null : schedule.find(line.codeId());
    if (Procedures.isEvaluation(line.codeId())) {
      visit(schedule);
    } else if (row != null) {
      sides(row);
      components(row);
      surgery(row);
      helpers(row);
    }
    if (Procedures.isAnesthesia(line.codeId())) {
      anesthesia();
    }
    again();
    distinct();
    lists();
  }

  private void visit(FeeSchedule schedule) {
    boolean minor = false;
    boolean major = false;
    for (Line other : claim.lines()) {
      FeeSchedule.Row row = schedule == null ? null : schedule.find(other.codeId());
      if (other != line && other.sharesDayWith(line)) {
        minor |= isPaired(other) || (row != null && row.isMinorProcedure());
        major |= row != null && row.isMajorSurgery();
      }
    }
    if (minor) {
      offer(
          "25",
          "separate visit, same day",
          "A procedure of the same day takes in the visit unless it was significant and separate.",
          "A note that stands by itself: history, examination and decision beyond the procedure.");
    }
    if (major) {
      offer(
          "57",
          "decision for surgery",
          "Surgery with 90 days of aftercare takes in the visit unless it was decided there.",
          "A note that says surgery was decided at this visit.");
    }
    if (claim.earlier().stream().anyMatch(earlier -> hasSurgery(earlier.claim(), schedule))) {
      offer(
          "24",
          "unrelated to the surgery before",
          "Aftercare takes in visits for 10 or 90 days unless they are for something else.",
          "A diagnosis and note that have nothing to do with the surgery.");
    }
  }

  private boolean isPaired(Line other) {
    return isPair(other, line) || isPair(line, other);
  }

  /** The line that is not paid beside the other is the one that says why it should be. */
  private boolean isColumnTwoOf(Line other) {
    return isPair(other, line);
  }

  private boolean isPair(Line first, Line second) {
    PtpTable pairs = table(TableKey.PTP_PRACTITIONER, line.from());
    int day = (int) line.from().toEpochDay();
    return pairs != null && pairs.indicator(first.codeId(), second.codeId(), day) == 1;
  }

  private boolean hasSurgery(ClaimFacts earlier, FeeSchedule schedule) {
    for (Line other : earlier.lines()) {
      FeeSchedule.Row row = schedule == null ? null : schedule.find(other.codeId());
      int days = row == null ? 0 : row.isMajorSurgery() ? 90 : "010".equals(row.global()) ? 10 : 0;
      if (days > 0
          && other.from() != null
          && other.from().isBefore(line.from())
          && !line.from().isAfter(other.from().plusDays(days))) {
        return true;
      }
    }
    return false;
  }

  private void sides(FeeSchedule.Row row) {
    boolean hasSides = row.bilateral().equals("1") || row.bilateral().equals("3");
    if (hasSides && !line.hasAny(Modifiers.ANATOMIC) && !line.has("50")) {
      String side = "One side only; a payer takes it for the wrong limb otherwise.";
      offer("RT", "right side", side, "The record names the right side.");
      offer("LT", "left side", side, "The record names the left side.");
      offer(
          "50",
          "both sides",
          row.bilateral().equals("1")
              ? "Both sides in one session: one line, one unit, paid at 150 %."
              : "Both sides in one session, each paid in full.",
          "The record describes the procedure on both sides.");
    }
  }

  private void components(FeeSchedule.Row row) {
    boolean split = row.pctc().equals("1");
    if ((split || row.pctc().equals("6")) && !line.has("26") && !line.has("TC")) {
      offer(
          "26",
          "reading only",
          "The equipment is another's, as in a hospital; the reading is billed.",
          "A written interpretation.");
      if (split) {
        offer(
            "TC",
            "technical part only",
            "The reading is billed by another; not for physicians at a hospital.",
            "The order, and who reads it.");
      }
    }
  }

  private void surgery(FeeSchedule.Row row) {
    boolean surgical = row.isMinorProcedure() || row.isMajorSurgery();
    if (!surgical) {
      return;
    }
    FeeSchedule schedule = schedule();
    if (claim.earlier().stream().anyMatch(earlier -> hasSurgery(earlier.claim(), schedule))) {
      offer(
          "58",
          "planned or staged",
          "Inside the aftercare of an earlier surgery, and planned or more extensive.",
          "The earlier note names this as the next stage.");
      if (!"11".equals(line.place())) {
        offer(
            "78",
            "back to the operating room",
            "Inside the aftercare of an earlier surgery, unplanned and related; not in the office.",
            "A note of the return to the operating room and why.");
      }
      offer(
          "79",
          "unrelated to the surgery before",
          "Inside the aftercare of an earlier surgery, for something else.",
          "A diagnosis that has nothing to do with the earlier surgery.");
    }
    offerIfUsed(
        "52",
        "less than described",
        "Part of the procedure was left out by choice; paid less.",
        "A note of what was left out and why.");
    offerIfUsed(
        "53",
        "stopped",
        "Stopped after it began, for the patient's safety; paid less.",
        "A note of why and when it was stopped.");
  }

  private void helpers(FeeSchedule.Row row) {
    if (row.assistant().equals("2") || row.assistant().equals("0")) {
      String rule =
          row.assistant().equals("2")
              ? "An assistant is paid for this surgery."
              : "An assistant is paid only when records show that one was needed.";
      String record = "The operative note names the assistant and what he did.";
      offer("80", "assistant surgeon", rule, record);
      offer("82", "assistant, no resident there", rule, record + " No resident was available.");
      offer("AS", "assistant: PA, NP or CNS", rule, record);
    }
    if (row.coSurgeons().equals("2") || row.coSurgeons().equals("1")) {
      offer(
          "62",
          "two surgeons",
          "Each does a distinct part of one procedure and bills it with 62.",
          "An operative note of each surgeon.");
    }
  }

  private void anesthesia() {
    String rule = "Anesthesia says who gave it.";
    offer("AA", "by the anesthesiologist", rule, "The anesthesia record names him.");
    offer("QK", "two to four directed at once", rule, "The record of medical direction.");
    offer("QX", "CRNA with direction", rule, "The record of medical direction.");
    offer("QY", "one CRNA directed", rule, "The record of medical direction.");
    offer("QZ", "CRNA without direction", rule, "The anesthesia record names the CRNA.");
  }

  /** The same service again that day. */
  private void again() {
    boolean repeated =
        claim.lines().stream()
                .anyMatch(
                    other ->
                        other != line
                            && other.sequence() < line.sequence()
                            && other.codeId() == line.codeId()
                            && other.sharesDayWith(line))
            || claim.earlier().stream()
                .filter(earlier -> earlier.stands())
                .flatMap(earlier -> earlier.claim().lines().stream())
                .anyMatch(other -> other.codeId() == line.codeId() && other.sharesDayWith(line));
    if (!repeated || Procedures.isEvaluation(line.codeId())) {
      return;
    }
    if (Procedures.isLaboratory(line.codeId())) {
      offer(
          "91",
          "test repeated on purpose",
          "Repeated that day to follow the value; not to confirm it or after a fault.",
          "Both results with their times, and why the test was repeated.");
    } else {
      offer(
          "76",
          "repeat, same physician",
          "The same procedure again that day by the same physician.",
          "A note of each, with its time.");
      offer(
          "77",
          "repeat, other physician",
          "The same procedure again that day by another physician.",
          "A note of each, with its time.");
    }
  }

  /** Apart from a service of the day that would otherwise take it in. */
  private void distinct() {
    boolean apart =
        !Procedures.isEvaluation(line.codeId())
            && claim.lines().stream()
                .anyMatch(
                    other ->
                        other != line
                            && other.sharesDayWith(line)
                            && !Procedures.isEvaluation(other.codeId())
                            && isColumnTwoOf(other));
    if (apart && !line.hasAny(Modifiers.DISTINCT)) {
      String record = "Separate sites, sessions or lesions, each described.";
      offer("XS", "separate structure", "Another organ or structure.", record);
      offer("XE", "separate encounter", "Another encounter of the same day.", record);
      offer("XP", "separate practitioner", "Another practitioner.", record);
      offer("XU", "unusual, not overlapping", "Does not overlap the other service.", record);
      offer("59", "distinct service", "Only where no other modifier says it better.", record);
    }
  }

  private void lists() {
    CodeLists lists = table(TableKey.CODE_LISTS, line.from());
    if (lists == null) {
      return;
    }
    LocalDate day = line.from();
    int code = line.codeId();
    if (lists.contains(CodeLists.CLIA_WAIVED, code, day)
        && !lists.contains(CodeLists.QW_EXEMPT, code, day)) {
      offer(
          "QW",
          "waived test",
          "The laboratory works under a certificate of waiver.",
          "The certificate's number on the claim.");
    }
    if (lists.contains(CodeLists.THERAPY, code, day)) {
      String rule = "Outpatient therapy says under which plan of care it is given.";
      offer("GP", "physical therapy", rule, "A certified plan of physical therapy.");
      offer("GO", "occupational therapy", rule, "A certified plan of occupational therapy.");
      offer("GN", "speech therapy", rule, "A certified plan of speech therapy.");
    }
    boolean medicare = policy.kind() == PayerKind.MEDICARE_FFS;
    if (medicare && lists.contains(CodeLists.SINGLE_DOSE_DRUG, code, day)) {
      offer(
          "JZ",
          "nothing discarded",
          "A single-dose drug under Part B says whether some was discarded.",
          "The dose given equals what the container held.");
      offer(
          "JW",
          "discarded part",
          "On a second line, with the units that were discarded.",
          "The amount given and the amount discarded.");
    }
    if (lists.contains(CodeLists.TELEHEALTH, code, day)
        && !"none".equals(policy.modifiers().telehealth())
        && ("02".equals(line.place()) || "10".equals(line.place()))) {
      offer(
          "95",
          "by video",
          "Given by live video; some payers read it off the place of service.",
          "The note says that it was by video, and where the patient was.");
    }
  }

  /** What is rare is worth its place only where this practice has billed it. */
  private void offerIfUsed(String modifier, String meaning, String rule, String documentation) {
    if (rates != null
        && rates.use(policy.id(), line.codeId(), Codes.modifier(modifier)).claims() > 0) {
      offer(modifier, meaning, rule, documentation);
    }
  }

  private void offer(String modifier, String meaning, String rule, String documentation) {
    if (!line.has(modifier)) {
      DenialRates.ModifierUse use =
          rates == null
              ? new DenialRates.ModifierUse(0, 0)
              : rates.use(policy.id(), line.codeId(), Codes.modifier(modifier));
      found.add(
          new ModifierSuggestion(
              modifier, meaning, rule, documentation, use.claims(), use.claims() - use.denials()));
    }
  }

  private boolean isPreferred(String modifier) {
    boolean distinct = modifier.equals("59") || modifier.startsWith("X");
    if (distinct && policy.modifiers().distinct() != null) {
      return modifier.startsWith(policy.modifiers().distinct());
    }
    if ("LT-RT".equals(policy.modifiers().bilateral())) {
      return modifier.equals("LT") || modifier.equals("RT");
    }
    return modifier.equals(policy.modifiers().bilateral())
        || modifier.equals(policy.modifiers().telehealth());
  }

  /** A hospital's claim is not priced by the physicians' schedule. */
  private FeeSchedule schedule() {
    return claim.kind() == ClaimKind.INSTITUTIONAL
        ? null
        : table(TableKey.FEE_SCHEDULE, line.from());
  }

  private <T> T table(TableKey<T> key, LocalDate day) {
    Loaded<T> loaded = library.find(key, day);
    return loaded == null ? null : loaded.table();
  }
}
