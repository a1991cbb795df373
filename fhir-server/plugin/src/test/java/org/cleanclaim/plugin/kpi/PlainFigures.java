package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** The figures as one would count them by hand from the resources, without any table of ours. */
final class PlainFigures {

  private static final Map<String, String> CATEGORIES =
      Map.of(
          "197", "authorization",
          "16", "coding",
          "27", "eligibility",
          "29", "timely-filing",
          "18", "duplicate",
          "50", "medical-necessity",
          "97", "bundling",
          "204", "non-covered",
          "999", "unclassified");
  private static final Set<String> PREVENTABLE =
      Set.of("authorization", "coding", "eligibility", "timely-filing", "duplicate");

  private final Map<String, Story> stories = new HashMap<>();
  private final LocalDate from;
  private final LocalDate to;

  PlainFigures(IGenericClient client, String patient, LocalDate from, LocalDate to) {
    this.from = from;
    this.to = to;
    List<Claim> claims = all(client, Claim.class, patient);
    claims.forEach(claim -> stories.put(id(claim), new Story(claim)));
    all(client, ClaimResponse.class, patient)
        .forEach(
            answer ->
                stories
                    .get(answer.getRequest().getReferenceElement().getIdPart())
                    .answers
                    .add(answer));
    List<Task> tasks = all(client, Task.class, patient);
    for (Task task : tasks) {
      String code = task.getCode().getCodingFirstRep().getCode();
      if ("submit-claim".equals(code)) {
        Story story = stories.get(task.getFocus().getReferenceElement().getIdPart());
        client
            .history()
            .onInstance(task.getIdElement().toUnqualifiedVersionless())
            .returnBundle(Bundle.class)
            .execute()
            .getEntry()
            .forEach(
                version ->
                    story.stations.add(
                        ((Task) version.getResource())
                            .getBusinessStatus()
                            .getCodingFirstRep()
                            .getCode()));
        story.station = task.getBusinessStatus().getCodingFirstRep().getCode();
      } else if ("work-denial".equals(code)) {
        stories.get(task.getBasedOnFirstRep().getReferenceElement().getIdPart()).denial = task;
      } else if ("appeal-denial".equals(code)) {
        Task denial =
            tasks.stream()
                .filter(
                    one ->
                        id(one).equals(task.getPartOfFirstRep().getReferenceElement().getIdPart()))
                .findFirst()
                .orElseThrow();
        stories.get(denial.getBasedOnFirstRep().getReferenceElement().getIdPart()).appeal = task;
      }
    }
    for (Claim claim : claims) {
      if (claim.hasRelated()) {
        stories.get(claim.getRelatedFirstRep().getClaim().getReferenceElement().getIdPart())
                .replacement =
            stories.get(id(claim));
      }
    }
  }

  Set<String> members(Kpi kpi) {
    return switch (kpi) {
      case INITIAL_DENIAL_RATE, FIRST_PASS_YIELD -> which(story -> within(story.firstDay()));
      case CLEAN_CLAIM_RATE ->
          whichOf(story -> within(story.made()) && !"held".equals(story.station));
      case REJECTION_RATE -> whichOf(story -> within(story.made()) && story.wasSent());
      case OVERTURN_RATE, DENIAL_STATUS, PREVENTABLE_SHARE, TOP_REASONS ->
          which(story -> within(story.firstDay()) && story.denied());
      case APPEAL_SUCCESS -> which(story -> story.appeal != null && within(end(story.appeal)));
      case DAYS_TO_RESOLUTION -> which(story -> story.denied() && within(story.resolved()));
      case DAYS_TO_APPEAL ->
          which(
              story ->
                  story.denied()
                      && story.appeal != null
                      && within(day(story.appeal.getExecutionPeriod().getStart())));
      case DENIAL_WRITE_OFF -> which(story -> story.denied() && within(story.closed()));
      case DOLLARS_AT_RISK -> which(story -> story.denied() && story.resolved() == null);
      case EDIT_RECALL ->
          which(
              story ->
                  within(story.firstDay())
                      && story.denied()
                      && EditedKinds.all().contains(story.carc()));
      case EDIT_PRECISION -> throw new IllegalArgumentException("told of findings");
    };
  }

  Set<String> counted(Kpi kpi) {
    Set<String> counted = members(kpi);
    counted.removeIf(id -> !counts(kpi, stories.get(id)));
    return counted;
  }

  private static boolean counts(Kpi kpi, Story story) {
    return switch (kpi) {
      case INITIAL_DENIAL_RATE -> story.denied();
      case FIRST_PASS_YIELD ->
          !story.denied()
              && story.decisions().size() == 1
              && story.replacement == null
              && !story.stations.contains("rejected");
      case CLEAN_CLAIM_RATE ->
          !story.stations.contains("held") && !story.stations.contains("rejected");
      case REJECTION_RATE -> story.stations.contains("rejected");
      case OVERTURN_RATE -> story.recovered().signum() > 0;
      case APPEAL_SUCCESS -> "overturned".equals(decision(story.appeal));
      case DENIAL_WRITE_OFF -> "written-off".equals(state(story.denial));
      case DENIAL_STATUS -> story.resolved() == null;
      case PREVENTABLE_SHARE -> PREVENTABLE.contains(CATEGORIES.get(story.carc()));
      default -> throw new IllegalArgumentException(kpi.id);
    };
  }

  BigDecimal dollars(Kpi kpi, boolean counted) {
    return (counted ? counted(kpi) : members(kpi))
        .stream()
            .map(stories::get)
            .map(story -> dollars(kpi, counted, story))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal dollars(Kpi kpi, boolean counted, Story story) {
    return switch (kpi) {
      case INITIAL_DENIAL_RATE -> counted ? story.deniedAmount() : story.charge();
      case FIRST_PASS_YIELD, CLEAN_CLAIM_RATE, REJECTION_RATE -> story.charge();
      case OVERTURN_RATE, APPEAL_SUCCESS -> counted ? story.recovered() : story.deniedAmount();
      case DENIAL_WRITE_OFF ->
          counted ? story.deniedAmount().subtract(story.recovered()) : story.deniedAmount();
      default -> story.deniedAmount();
    };
  }

  /** Days from each denial, shortest first. */
  List<Long> days(Kpi kpi) {
    return members(kpi).stream()
        .map(stories::get)
        .map(
            story ->
                (kpi == Kpi.DAYS_TO_APPEAL
                            ? day(story.appeal.getExecutionPeriod().getStart())
                            : story.resolved())
                        .toEpochDay()
                    - story.firstDay().toEpochDay())
        .sorted()
        .toList();
  }

  private Set<String> which(Predicate<Story> condition) {
    return whichOf(story -> !story.claim.hasRelated() && condition.test(story));
  }

  private Set<String> whichOf(Predicate<Story> condition) {
    Set<String> ids = new TreeSet<>();
    stories.values().stream().filter(condition).forEach(story -> ids.add(id(story.claim)));
    return ids;
  }

  private boolean within(LocalDate day) {
    return day != null && !day.isBefore(from) && !day.isAfter(to);
  }

  private static <T extends Resource> List<T> all(
      IGenericClient client, Class<T> type, String patient) {
    List<T> all = new ArrayList<>();
    Bundle page =
        client
            .search()
            .byUrl(type.getSimpleName() + "?patient=" + patient + "&_count=500")
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .returnBundle(Bundle.class)
            .execute();
    while (page != null) {
      page.getEntry().forEach(entry -> all.add(type.cast(entry.getResource())));
      page = page.getLink("next") == null ? null : client.loadPage().next(page).execute();
    }
    return all;
  }

  private static String id(Resource resource) {
    return resource.getIdElement().getIdPart();
  }

  private static LocalDate day(Date at) {
    return at == null ? null : at.toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
  }

  private static LocalDate end(Task task) {
    return day(task.getExecutionPeriod().getEnd());
  }

  private static String decision(Task appeal) {
    return appeal.getOutputFirstRep().getValue().primitiveValue();
  }

  private static String state(Task denial) {
    return denial.getBusinessStatus().getCodingFirstRep().getCode();
  }

  private static final class Story {
    final Claim claim;
    final List<ClaimResponse> answers = new ArrayList<>();
    final Set<String> stations = new TreeSet<>();
    String station;
    Task denial;
    Task appeal;
    Story replacement;

    Story(Claim claim) {
      this.claim = claim;
    }

    LocalDate made() {
      return LocalDate.parse(claim.getCreatedElement().getValueAsString());
    }

    boolean wasSent() {
      return stations.contains("adjudicated") || stations.contains("rejected");
    }

    /** Everything a payer decided, reversals among it, in its order. */
    List<ClaimResponse> decisions() {
      return answers.stream()
          .filter(answer -> !List.of("25", "2").contains(status(answer)))
          .sorted(
              Comparator.comparing((ClaimResponse answer) -> created(answer))
                  .thenComparing(answer -> !"22".equals(status(answer))))
          .toList();
    }

    ClaimResponse first() {
      return decisions().stream()
          .filter(answer -> !"22".equals(status(answer)))
          .findFirst()
          .orElse(null);
    }

    LocalDate firstDay() {
      return first() == null ? null : created(first());
    }

    boolean denied() {
      return first() != null && !denying(first()).isEmpty();
    }

    /** The category that takes most, by the taxonomy's order where two take the same. */
    String carc() {
      Map<String, BigDecimal> byCategory = new HashMap<>();
      denying(first())
          .forEach(
              entry ->
                  byCategory.merge(
                      CATEGORIES.get(reason(entry)),
                      entry.getAmount().getValue(),
                      BigDecimal::add));
      return denying(first()).stream()
          .max(
              Comparator.comparing(
                      (AdjudicationComponent entry) ->
                          byCategory.get(CATEGORIES.get(reason(entry))))
                  .thenComparing(entry -> entry.getAmount().getValue()))
          .map(PlainFigures.Story::reason)
          .orElseThrow();
    }

    BigDecimal charge() {
      return claim.getTotal().getValue();
    }

    BigDecimal deniedAmount() {
      return denying(first()).stream()
          .map(entry -> entry.getAmount().getValue())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal recovered() {
      List<ClaimResponse> later = later();
      if (later.isEmpty() || "22".equals(status(later.get(later.size() - 1)))) {
        return BigDecimal.ZERO;
      }
      return paid(later.get(later.size() - 1)).subtract(paid(first())).max(BigDecimal.ZERO);
    }

    private List<ClaimResponse> later() {
      List<ClaimResponse> later = new ArrayList<>(decisions());
      later.remove(first());
      if (replacement != null) {
        later.addAll(replacement.decisions());
      }
      return later;
    }

    LocalDate closed() {
      return denial != null && denial.getStatus() == Task.TaskStatus.COMPLETED ? end(denial) : null;
    }

    LocalDate resolved() {
      LocalDate paidOn =
          recovered().signum() == 0
              ? null
              : later().stream()
                  .filter(answer -> !"22".equals(status(answer)))
                  .filter(answer -> paid(answer).compareTo(paid(first())) > 0)
                  .map(Story::created)
                  .findFirst()
                  .orElseThrow();
      if (closed() == null || paidOn == null) {
        return closed() == null ? paidOn : closed();
      }
      return closed().isBefore(paidOn) ? closed() : paidOn;
    }

    private static LocalDate created(ClaimResponse answer) {
      return LocalDate.parse(answer.getCreatedElement().getValueAsString());
    }

    private static String status(ClaimResponse answer) {
      return answer.hasExtension() ? answer.getExtension().get(0).getValue().primitiveValue() : "1";
    }

    private static List<AdjudicationComponent> denying(ClaimResponse answer) {
      return answer.getItem().stream()
          .flatMap(item -> item.getAdjudication().stream())
          .filter(entry -> entry.hasReason() && !"45".equals(reason(entry)))
          .toList();
    }

    private static BigDecimal paid(ClaimResponse answer) {
      return answer.getItem().stream()
          .flatMap(item -> item.getAdjudication().stream())
          .filter(entry -> "benefit".equals(entry.getCategory().getCodingFirstRep().getCode()))
          .map(entry -> entry.getAmount().getValue())
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String reason(AdjudicationComponent entry) {
      return entry.getReason().getCodingFirstRep().getCode();
    }
  }
}
