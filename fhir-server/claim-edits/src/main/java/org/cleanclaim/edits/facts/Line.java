package org.cleanclaim.edits.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** One service line. Loop 2400. */
public final class Line {
  private final int sequence;
  private final String code;
  private final CodeSystem codeSystem;
  private final List<String> modifiers;
  private final LocalDate from;
  private final LocalDate through;
  private final Instant start;
  private final String encounterId;
  private final BigDecimal quantity;
  private final BigDecimal charge;
  private final String place;
  private final List<Integer> diagnosisPointers;
  private final List<Integer> careTeamSequences;
  private final List<Integer> informationSequences;
  private final int codeId;
  private final int[] modifierIds;
  private final int unitsPerDay;

  private Line(Builder builder) {
    this.sequence = builder.sequence;
    this.code = builder.code;
    this.codeSystem = builder.codeSystem;
    this.modifiers = List.copyOf(builder.modifiers);
    this.from = builder.from;
    this.through = builder.through == null ? builder.from : builder.through;
    this.start = builder.start;
    this.encounterId = builder.encounterId;
    this.quantity = builder.quantity;
    this.charge = builder.charge;
    this.place = builder.place;
    this.diagnosisPointers = List.copyOf(builder.diagnosisPointers);
    this.careTeamSequences = List.copyOf(builder.careTeamSequences);
    this.informationSequences = List.copyOf(builder.informationSequences);
    this.codeId = Codes.procedure(code);
    this.modifierIds = ids(modifiers);
    this.unitsPerDay = unitsPerDay(from, through, quantity);
  }

  public static Builder of(int sequence, String code) {
    return new Builder(sequence, code);
  }

  /** A builder that holds everything of this line. */
  public Builder toBuilder() {
    Builder builder = new Builder(sequence, code);
    builder.codeSystem = codeSystem;
    builder.modifiers.addAll(modifiers);
    builder.from = from;
    builder.through = through;
    builder.start = start;
    builder.encounterId = encounterId;
    builder.quantity = quantity;
    builder.charge = charge;
    builder.place = place;
    builder.diagnosisPointers.addAll(diagnosisPointers);
    builder.careTeamSequences.addAll(careTeamSequences);
    builder.informationSequences.addAll(informationSequences);
    return builder;
  }

  /** The line's number on the claim. */
  public int sequence() {
    return sequence;
  }

  /** The procedure, upper case; empty when the line carries none. */
  public String code() {
    return code;
  }

  /** The procedure packed by {@link Codes#procedure}. */
  public int codeId() {
    return codeId;
  }

  public CodeSystem codeSystem() {
    return codeSystem;
  }

  /** Modifiers in the order billed, upper case. */
  public List<String> modifiers() {
    return modifiers;
  }

  /** First day of service; null when the claim gives none. */
  public LocalDate from() {
    return from;
  }

  /** Last day of service, inclusive; the first day when none is given. */
  public LocalDate through() {
    return through;
  }

  /** When the service began, where the record knows the hour; null otherwise. */
  public Instant start() {
    return start;
  }

  /** The visit it was given in; null when not known. */
  public String encounterId() {
    return encounterId;
  }

  /** Units; one when the claim says nothing. */
  public BigDecimal quantity() {
    return quantity;
  }

  /** The line's charge; null when absent. */
  public BigDecimal charge() {
    return charge;
  }

  /** Place of service code; null when absent. */
  public String place() {
    return place;
  }

  /** Sequences of the diagnoses it points at, the first is the primary one. */
  public List<Integer> diagnosisPointers() {
    return diagnosisPointers;
  }

  /** Care team members of this line; empty means all of the claim's. */
  public List<Integer> careTeamSequences() {
    return careTeamSequences;
  }

  /** Supporting information of this line. */
  public List<Integer> informationSequences() {
    return informationSequences;
  }

  /** Units of each of its days, rounded up; 0 when units or days are not known. */
  public int unitsPerDay() {
    return unitsPerDay;
  }

  private static int unitsPerDay(LocalDate from, LocalDate through, BigDecimal quantity) {
    if (from == null || quantity == null) {
      return 0;
    }
    long days = Math.max(1, 1 + ChronoUnit.DAYS.between(from, through));
    BigDecimal units = quantity;
    if (days > 1) {
      units = quantity.divide(BigDecimal.valueOf(days), 4, RoundingMode.HALF_UP);
    }
    return units.setScale(0, RoundingMode.CEILING).min(MOST_UNITS).max(BigDecimal.ZERO).intValue();
  }

  private static final BigDecimal MOST_UNITS = BigDecimal.valueOf(1_000_000);
  private static final int[] NONE = {};

  private static int[] ids(List<String> modifiers) {
    return modifiers.isEmpty() ? NONE : modifiers.stream().mapToInt(Codes::modifier).toArray();
  }

  /** Whether the line carries the modifier. */
  public boolean has(int modifierId) {
    for (int id : modifierIds) {
      if (id == modifierId) {
        return true;
      }
    }
    return false;
  }

  /** Whether the line carries one of the modifiers. */
  public boolean hasAny(ModifierSet set) {
    for (int id : modifierIds) {
      if (set.contains(id)) {
        return true;
      }
    }
    return false;
  }

  public boolean has(String modifier) {
    return modifierIds.length > 0 && has(Codes.modifier(modifier));
  }

  int[] modifierIds() {
    return modifierIds;
  }

  /** The modifiers as one number, packed by {@link Codes#modifierSet}. */
  public long modifierSetId() {
    return Codes.modifierSet(modifierIds);
  }

  /** The modifiers without their order and repetitions. */
  public Set<String> modifierSet() {
    return new TreeSet<>(modifiers);
  }

  /** Whether the line carries the same modifiers as another, whatever their order. */
  public boolean sameModifiers(Line other) {
    for (int i = 0; i < modifiers.size(); i++) {
      if (!other.modifiers.contains(modifiers.get(i))) {
        return false;
      }
    }
    for (int i = 0; i < other.modifiers.size(); i++) {
      if (!modifiers.contains(other.modifiers.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether both lines have days of service and share one. */
  public boolean sharesDayWith(Line other) {
    return from != null
        && other.from != null
        && !from.isAfter(other.through)
        && !other.from.isAfter(through);
  }

  @Override
  public String toString() {
    return "line " + sequence + " " + code + modifiers;
  }

  /** Collects what is known of a line. */
  public static final class Builder {
    private int sequence;
    private final String code;
    private CodeSystem codeSystem = CodeSystem.OTHER;
    private final List<String> modifiers = new ArrayList<>(4);
    private LocalDate from;
    private LocalDate through;
    private Instant start;
    private String encounterId;
    private BigDecimal quantity = BigDecimal.ONE;
    private BigDecimal charge;
    private String place;
    private final List<Integer> diagnosisPointers = new ArrayList<>(4);
    private final List<Integer> careTeamSequences = new ArrayList<>(2);
    private final List<Integer> informationSequences = new ArrayList<>(2);

    private Builder(int sequence, String code) {
      this.sequence = sequence;
      this.code = code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
    }

    public Builder sequence(int value) {
      this.sequence = value;
      return this;
    }

    public Builder codeSystem(CodeSystem value) {
      this.codeSystem = value;
      return this;
    }

    public Builder modifiers(String... values) {
      for (String value : values) {
        this.modifiers.add(value.strip().toUpperCase(Locale.ROOT));
      }
      return this;
    }

    /** Takes every occurrence of a modifier off. */
    public Builder removeModifier(String value) {
      this.modifiers.removeIf(value::equals);
      return this;
    }

    /** Puts a modifier where another stood. */
    public Builder replaceModifier(String old, String value) {
      this.modifiers.replaceAll(modifier -> modifier.equals(old) ? value : modifier);
      return this;
    }

    public Builder on(LocalDate day) {
      this.from = day;
      return this;
    }

    public Builder through(LocalDate last) {
      this.through = last;
      return this;
    }

    public Builder start(Instant instant) {
      this.start = instant;
      return this;
    }

    public Builder encounter(String id) {
      this.encounterId = id;
      return this;
    }

    /** Units; leave unset when the claim says nothing. */
    public Builder quantity(BigDecimal value) {
      this.quantity = value;
      return this;
    }

    public Builder charge(BigDecimal value) {
      this.charge = value;
      return this;
    }

    public Builder place(String value) {
      this.place = value;
      return this;
    }

    public Builder diagnoses(Integer... sequences) {
      this.diagnosisPointers.addAll(List.of(sequences));
      return this;
    }

    public Builder careTeam(Integer... sequences) {
      this.careTeamSequences.addAll(List.of(sequences));
      return this;
    }

    public Builder information(Integer... sequences) {
      this.informationSequences.addAll(List.of(sequences));
      return this;
    }

    public Line build() {
      return new Line(this);
    }
  }
}
