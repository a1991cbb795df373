package org.cleanclaim.edits.payer;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ModifierSet;
import org.cleanclaim.edits.facts.ProcedureSet;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Reads one policy file. Every scalar is text first (in YAML's usual schema {@code no} is a boolean
 * and 24:30 a number) and gets its type here.
 */
final class PolicyReader {
  /** Two signs of X12, or digits and a check digit of LOINC. */
  private static final Pattern DOCUMENT_KIND = Pattern.compile("[A-Z0-9]{2}|[0-9]{1,7}-[0-9]");

  /** Made when the first policy of a site is read: it costs more than all that ship. */
  private static final class Bounds {
    static final Validator VALIDATOR =
        Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();
  }

  private static final Period ELIGIBILITY_MAX_AGE = Period.ofDays(3);
  private static final Period COVERAGE_EXPIRING_WITHIN = Period.ofDays(7);

  private final Collection<String> editIds;
  private final boolean validates;
  private final PolicyProblems problems;
  private final Set<String> known = new TreeSet<>();

  PolicyReader(String file, Collection<String> editIds) {
    this(file, editIds, true);
  }

  /**
   * @param validates whether the bounds of the records are held against it; not so for what ships,
   *     which the build has held against them
   */
  PolicyReader(String file, Collection<String> editIds, boolean validates) {
    this.editIds = editIds;
    this.validates = validates;
    this.problems = new PolicyProblems(file);
  }

  List<String> problems() {
    return problems.all();
  }

  /** The fields a policy may have, known once one was read. */
  Set<String> fields() {
    return known;
  }

  /** The policy; null when it has problems. */
  PayerPolicy read(String yaml) {
    PolicyFields fields = PolicyFields.of(yaml, problems);
    if (fields == null) {
      return null;
    }
    PayerPolicy policy = policy(fields);
    known.addAll(fields.asked());
    fields.refuseOthers();
    if (validates) {
      validate(policy, fields);
    }
    return problems.all().isEmpty() ? policy : null;
  }

  private PayerPolicy policy(PolicyFields fields) {
    List<PayerRule> rules = RuleFields.read(fields.list("rules"));
    return new PayerPolicy(
        fields.text("id"),
        fields.text("name"),
        fields.word("kind", PayerKind.class),
        fields.texts("payer-ids"),
        fields.text("contractor"),
        fields.parsed("member-id", "regular expression", Pattern::compile),
        fields.period("timely-filing"),
        correctedClaim(fields.fields("corrected-claim")),
        fields.list("appeal").stream().map(this::appealLevel).toList(),
        fields.period("turnaround"),
        edits(fields.fields("edits"), rules),
        audience(fields.fields("audience"), rules),
        modifiers(fields.fields("modifiers")),
        fields.list("prior-authorization").stream().map(this::priorAuthorization).toList(),
        fields.list("referral").stream().map(this::referral).toList(),
        fields.list("documents").stream().map(this::document).toList(),
        rules,
        Boolean.TRUE.equals(fields.yesOrNo("taxonomy-required")),
        Boolean.TRUE.equals(fields.yesOrNo("eligibility-required")),
        orElse(fields.period("eligibility-max-age"), ELIGIBILITY_MAX_AGE),
        orElse(fields.period("coverage-expiring-within"), COVERAGE_EXPIRING_WITHIN),
        denialHistory(fields.fields("denial-history")));
  }

  private static DenialHistoryRule denialHistory(PolicyFields fields) {
    DenialHistoryRule usual = DenialHistoryRule.USUAL;
    if (fields == null) {
      return usual;
    }
    BigDecimal threshold = fields.number("threshold");
    Integer least = fields.parsed("least-claims", "whole number", Integer::valueOf);
    fields.refuseOthers();
    return new DenialHistoryRule(
        threshold == null ? usual.threshold() : threshold.doubleValue(),
        least == null ? usual.leastClaims() : least);
  }

  private static <T> T orElse(T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static CorrectedClaim correctedClaim(PolicyFields fields) {
    if (fields == null) {
      return null;
    }
    CorrectedClaim corrected =
        new CorrectedClaim(
            fields.word("accepts", CorrectedClaim.Kind.class),
            fields.period("within"),
            fields.word("from", Clock.class),
            count(fields, "within"));
    fields.refuseOthers();
    return corrected;
  }

  private AppealLevel appealLevel(PolicyFields fields) {
    AppealLevel level =
        new AppealLevel(
            fields.text("level"),
            fields.period("days"),
            fields.word("from", Clock.class),
            orElse(fields.period("mail"), Period.ZERO),
            count(fields, "days"));
    fields.refuseOthers();
    return level;
  }

  /** Business days are counted one by one, so that their limit is told in days. */
  private static DayCount count(PolicyFields fields, String limit) {
    DayCount count = orElse(fields.word("count", DayCount.class), DayCount.CALENDAR);
    Period within = fields.period(limit);
    if (count == DayCount.BUSINESS && within != null && within.toTotalMonths() != 0) {
      fields.problem(limit, limit + " counts business days: write it in days, such as 30d.");
    }
    return count;
  }

  private Map<String, Severity> edits(PolicyFields fields, List<PayerRule> rules) {
    return byEdit(fields, rules, id -> fields.word(id, Severity.class));
  }

  private Map<String, Set<Audience>> audience(PolicyFields fields, List<PayerRule> rules) {
    return byEdit(fields, rules, id -> audience(fields, id));
  }

  private static Set<Audience> audience(PolicyFields fields, String id) {
    Set<Audience> audience = EnumSet.noneOf(Audience.class);
    for (String word : fields.texts(id)) {
      Optional<Audience> one = Audience.of(word);
      if (one.isEmpty()) {
        List<String> known = Arrays.stream(Audience.values()).map(Audience::code).toList();
        fields.problem(
            id,
            "'"
                + word
                + "' is no audience ("
                + String.join(", ", known)
                + ")."
                + PolicyProblems.didYouMean(word, known));
        return null;
      }
      audience.add(one.get());
    }
    if (audience.isEmpty()) {
      fields.problem(id, id + " is told nobody; to keep it silent set its severity to OFF.");
      return null;
    }
    return audience;
  }

  /** What a policy says of some edits, its own among them. */
  private <T> Map<String, T> byEdit(
      PolicyFields fields, List<PayerRule> rules, Function<String, T> reader) {
    Set<String> known = new TreeSet<>(editIds);
    rules.stream().map(PayerRule::edit).filter(Objects::nonNull).forEach(known::add);
    Map<String, T> said = new HashMap<>();
    if (fields != null) {
      for (String id : fields.names()) {
        T value = reader.apply(id);
        if (!known.contains(id)) {
          fields.problem(id, "unknown edit '" + id + "'." + PolicyProblems.didYouMean(id, known));
        } else if (value != null) {
          said.put(id, value);
        }
      }
    }
    return said;
  }

  private static ModifierPreferences modifiers(PolicyFields fields) {
    if (fields == null) {
      return ModifierPreferences.NONE;
    }
    ModifierPreferences preferences =
        new ModifierPreferences(
            oneOf(fields, "distinct", List.of("59", "X")),
            oneOf(fields, "telehealth", List.of("95", "GT", "none")),
            oneOf(fields, "bilateral", List.of("50", "LT-RT")));
    fields.refuseOthers();
    return preferences;
  }

  private static String oneOf(PolicyFields fields, String field, List<String> known) {
    String text = fields.text(field);
    if (text != null && !known.contains(text)) {
      fields.problem(field, field + " '" + text + "' is none of " + known + ".");
    }
    return text;
  }

  private PriorAuthorizationRule priorAuthorization(PolicyFields fields) {
    PriorAuthorizationRule rule =
        new PriorAuthorizationRule(
            procedures(fields), fields.texts("places"), fields.number("units-over"));
    if (!fields.has("procedures")) {
      fields.problem("procedures", "prior-authorization names no procedures.");
    }
    fields.refuseOthers();
    return rule;
  }

  private ReferralRule referral(PolicyFields fields) {
    ReferralRule rule = new ReferralRule(procedures(fields), fields.texts("specialties"));
    fields.refuseOthers();
    return rule;
  }

  private DocumentRule document(PolicyFields fields) {
    List<String> modifiers = fields.texts("modifiers");
    DocumentRule rule =
        new DocumentRule(
            procedures(fields),
            modifiers.isEmpty() ? null : modifierSet(fields, modifiers),
            fields.text("document"),
            kinds(fields));
    if (rule.document() == null) {
      fields.problem("document", "documents names no document.");
    }
    fields.refuseOthers();
    return rule;
  }

  private static Set<String> kinds(PolicyFields fields) {
    Set<String> kinds = new TreeSet<>();
    for (String kind : fields.texts("kinds")) {
      if (!DOCUMENT_KIND.matcher(kind).matches()) {
        fields.problem(
            "kinds", "'" + kind + "' is neither a report type (PWK01, as OB) nor a LOINC code.");
      }
      kinds.add(kind);
    }
    return kinds;
  }

  static ProcedureSet procedures(PolicyFields fields) {
    try {
      return ProcedureSet.of(fields.texts("procedures"));
    } catch (IllegalArgumentException unknown) {
      fields.problem("procedures", unknown.getMessage() + ".");
      return ProcedureSet.of(List.of());
    }
  }

  static ModifierSet modifierSet(PolicyFields fields, List<String> modifiers) {
    try {
      return ModifierSet.of(String.join(" ", modifiers));
    } catch (IllegalArgumentException unknown) {
      fields.problem("modifiers", unknown.getMessage() + ".");
      return null;
    }
  }

  private void validate(PayerPolicy policy, PolicyFields fields) {
    Bounds.VALIDATOR.validate(policy).stream()
        .map(violation -> place(violation, fields))
        .sorted()
        .forEach(problem -> problems.add(problem.line, problem.text));
  }

  private record Problem(int line, String text) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
      return line != other.line ? Integer.compare(line, other.line) : text.compareTo(other.text);
    }
  }

  private static Problem place(ConstraintViolation<PayerPolicy> violation, PolicyFields fields) {
    String path = violation.getPropertyPath().toString();
    String component = path.replaceAll("[\\[.].*", "");
    String field = component.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    String shown = path.replace(component, field);
    return new Problem(fields.line(field), shown + " " + violation.getMessage() + ".");
  }
}
