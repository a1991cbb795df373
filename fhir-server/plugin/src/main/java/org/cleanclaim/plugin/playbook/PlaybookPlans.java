package org.cleanclaim.plugin.playbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.playbook.Playbook.Contact;
import org.cleanclaim.plugin.playbook.Playbook.Document;
import org.cleanclaim.plugin.playbook.Playbook.Page;
import org.cleanclaim.plugin.playbook.Playbook.Step;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactDetail;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Duration;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.ActionParticipantType;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;

/**
 * Playbooks as FHIR keeps them: a PlanDefinition for each version, an action for each page, and an
 * action in it for each step.
 */
final class PlaybookPlans {

  static final String URL = Canonical.BASE + "/PlanDefinition/playbook-";
  static final String LETTERS = Canonical.BASE + "/Library/";

  /** Kinds of evidence there are; a page that required another would never let a letter go. */
  static final Set<String> DOCUMENTS =
      Set.of(
          "note",
          "risk-note",
          "report",
          "authorization",
          "eligibility",
          "filing-proof",
          "remittance",
          "claim",
          "document");

  static final Set<String> STEPS =
      Set.of("check", "correct", "documents", "letter", "call", "escalate", "other");

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,59}");
  private static final Pattern POLICY = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Pattern CARC = Pattern.compile("[A-Z]?[0-9]{1,3}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
  private static final int TITLE = 300;
  private static final int TEXT = 4_000;
  private static final int YEAR = 400;

  private PlaybookPlans() {}

  /**
   * Something that keeps a playbook from being used.
   *
   * @param where as a FHIRPath of the plan
   * @param mend what is wrong and how to mend it
   */
  record Problem(String where, String mend) {}

  static boolean isPlaybook(PlanDefinition plan) {
    return plan.hasUrl() && plan.getUrl().startsWith(URL);
  }

  static String policy(PlanDefinition plan) {
    return plan.getUrl().substring(URL.length());
  }

  /** Its version as a number; 0 where it has none. */
  static int number(PlanDefinition plan) {
    String version = plan.getVersion();
    return version != null && VERSION.matcher(version).matches() ? Integer.parseInt(version) : 0;
  }

  static Playbook read(PlanDefinition plan) {
    List<Contact> contacts = new ArrayList<>();
    for (ContactDetail contact : plan.getContact()) {
      for (ContactPoint point : contact.getTelecom()) {
        contacts.add(
            new Contact(
                contact.getName(),
                point.hasSystem() ? point.getSystem().toCode() : "other",
                point.getValue()));
      }
    }
    return new Playbook(
        policy(plan),
        plan.getVersion(),
        plan.getTitle(),
        contacts,
        plan.getAction().stream().map(PlaybookPlans::page).toList());
  }

  private static Page page(PlanDefinitionActionComponent action) {
    return new Page(
        Objects.requireNonNullElse(code(action, Canonical.PLAYBOOK_PAGE), ""),
        action.getTitle(),
        new TreeSet<>(codes(action, Canonical.CARC).toList()),
        action.getDescription(),
        action.getDocumentation().stream()
            .map(
                each ->
                    new Document(
                        each.getLabel(),
                        each.getDisplay(),
                        each.getType() == RelatedArtifactType.DEPENDSON))
            .toList(),
        template(action),
        action.getAction().stream().map(PlaybookPlans::step).toList());
  }

  private static String template(PlanDefinitionActionComponent action) {
    if (!action.hasDefinitionCanonicalType()) {
      return null;
    }
    String url = action.getDefinitionCanonicalType().getValue();
    return url.startsWith(LETTERS) ? url.substring(LETTERS.length()).replaceAll("\\|.*", "") : url;
  }

  private static Step step(PlanDefinitionActionComponent action) {
    return new Step(
        Objects.requireNonNullElse(code(action, Canonical.PLAYBOOK_STEP), "other"),
        action.getTitle(),
        action.getDescription(),
        action.getParticipant().stream()
            .flatMap(each -> each.getRole().getCoding().stream())
            .filter(coding -> Canonical.TEAM.equals(coding.getSystem()))
            .map(Coding::getCode)
            .findFirst()
            .orElse(null),
        action.hasTimingDuration() && action.getTimingDuration().hasValue()
            ? Integer.valueOf(action.getTimingDuration().getValue().intValue())
            : null);
  }

  private static String code(PlanDefinitionActionComponent action, String system) {
    return codes(action, system).findFirst().orElse(null);
  }

  private static Stream<String> codes(PlanDefinitionActionComponent action, String system) {
    return action.getCode().stream()
        .map(CodeableConcept::getCoding)
        .flatMap(List::stream)
        .filter(coding -> system.equals(coding.getSystem()) && coding.hasCode())
        .map(Coding::getCode);
  }

  static PlanDefinition write(Playbook playbook, PublicationStatus status) {
    PlanDefinition plan = new PlanDefinition();
    plan.getMeta().addProfile(Canonical.PLAYBOOK_PROFILE);
    plan.setUrl(URL + playbook.policy());
    plan.setVersion(playbook.version());
    plan.setName(name(playbook.policy()));
    plan.setTitle(playbook.title());
    plan.setType(
        Concepts.of(
            "http://terminology.hl7.org/CodeSystem/plan-definition-type", "workflow-definition"));
    plan.setStatus(status);
    playbook.contacts().forEach(contact -> put(plan, contact));
    playbook.pages().forEach(page -> plan.addAction(action(page)));
    return plan;
  }

  private static void put(PlanDefinition plan, Contact contact) {
    ContactDetail of =
        plan.getContact().stream()
            .filter(each -> Objects.equals(each.getName(), contact.name()))
            .findFirst()
            .orElseGet(() -> plan.addContact().setName(contact.name()));
    of.addTelecom()
        .setSystem(ContactPoint.ContactPointSystem.fromCode(contact.system()))
        .setValue(contact.value());
  }

  /** A computer's name: FHIR wants letters, digits and underscores. */
  private static String name(String policy) {
    StringBuilder name = new StringBuilder("Playbook");
    for (String word : policy.split("-")) {
      if (!word.isEmpty()) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return name.toString();
  }

  private static PlanDefinitionActionComponent action(Page page) {
    PlanDefinitionActionComponent action = new PlanDefinitionActionComponent();
    action.addCode(Concepts.of(Canonical.PLAYBOOK_PAGE, page.name()));
    new TreeSet<>(page.codes()).forEach(carc -> action.addCode(Concepts.of(Canonical.CARC, carc)));
    action.setTitle(page.title());
    action.setDescription(page.words());
    for (Document document : page.documents()) {
      action.addDocumentation(
          new RelatedArtifact()
              .setType(
                  document.required()
                      ? RelatedArtifactType.DEPENDSON
                      : RelatedArtifactType.DOCUMENTATION)
              .setLabel(document.kind())
              .setDisplay(document.words()));
    }
    if (page.template() != null) {
      action.setDefinition(new CanonicalType(LETTERS + page.template()));
    }
    page.steps().forEach(step -> action.addAction(action(step)));
    return action;
  }

  private static PlanDefinitionActionComponent action(Step step) {
    PlanDefinitionActionComponent action = new PlanDefinitionActionComponent();
    action.addCode(Concepts.of(Canonical.PLAYBOOK_STEP, step.kind()));
    action.setTitle(step.title());
    action.setDescription(step.text());
    if (step.days() != null) {
      Duration time = new Duration();
      time.setValue(new BigDecimal(step.days()));
      time.setUnit("days").setSystem("http://unitsofmeasure.org").setCode("d");
      action.setTiming(time);
    }
    if (step.team() != null) {
      action
          .addParticipant()
          .setType(ActionParticipantType.PRACTITIONER)
          .setRole(Concepts.of(Canonical.TEAM, step.team()));
    }
    return action;
  }

  /** What a version has to have from the start, before anybody writes on it. */
  static List<Problem> head(PlanDefinition plan) {
    List<Problem> problems = new ArrayList<>();
    if (!POLICY.matcher(policy(plan)).matches()) {
      problems.add(
          new Problem(
              "PlanDefinition.url",
              "The url of a playbook ends in the id of the payer's policy: %snorthwind-commercial."
                  .formatted(URL)));
    }
    if (number(plan) == 0) {
      problems.add(
          new Problem(
              "PlanDefinition.version", "The version of a playbook is a whole number, such as 2."));
    }
    return problems;
  }

  /**
   * All that keeps a version from being published.
   *
   * @param templates names of the letter templates there are
   */
  static List<Problem> whole(PlanDefinition plan, Optional<Set<String>> templates) {
    List<Problem> problems = head(plan);
    Playbook playbook = read(plan);
    if (isUnfit(playbook.title(), TITLE)) {
      problems.add(new Problem("PlanDefinition.title", "Give the playbook a title."));
    }
    if (playbook.pages().isEmpty()) {
      problems.add(new Problem("PlanDefinition.action", "Write at least one page."));
    }
    for (Contact contact : playbook.contacts()) {
      if (isUnfit(contact.name(), TITLE) || isUnfit(contact.value(), TITLE)) {
        problems.add(
            new Problem(
                "PlanDefinition.contact", "A contact has a name, and a number or an address."));
      }
    }
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < playbook.pages().size(); i++) {
      Page page = playbook.pages().get(i);
      String where = "PlanDefinition.action[%d]".formatted(i);
      if (!keys.add(page.key())) {
        problems.add(
            new Problem(
                where,
                "The page %s is there twice. Join them, or tell them by codes."
                    .formatted(page.key())));
      }
      check(page, where, templates, problems);
    }
    return problems;
  }

  private static void check(
      Page page, String where, Optional<Set<String>> templates, List<Problem> problems) {
    String called = page.title() == null ? page.name() : page.title();
    if (!NAME.matcher(page.name()).matches()) {
      problems.add(
          new Problem(
              where + ".code",
              "A page has a code of %s: the reason it is for, such as authorization."
                  .formatted(Canonical.PLAYBOOK_PAGE)));
    }
    page.codes().stream()
        .filter(code -> !CARC.matcher(code).matches())
        .forEach(
            code ->
                problems.add(
                    new Problem(
                        where + ".code",
                        "'%s' is no adjustment reason code, such as 197.".formatted(code))));
    if (isUnfit(page.title(), TITLE)) {
      problems.add(
          new Problem(where + ".title", "Give the page %s a title.".formatted(page.name())));
    }
    if (page.words() != null && page.words().length() > TEXT) {
      problems.add(
          new Problem(where + ".description", "%s: at most 4,000 letters.".formatted(called)));
    }
    if (page.steps().isEmpty()) {
      problems.add(
          new Problem(
              where + ".action", "%s has no step: say what is to be done.".formatted(called)));
    }
    for (int i = 0; i < page.steps().size(); i++) {
      check(page.steps().get(i), called, "%s.action[%d]".formatted(where, i), problems);
    }
    for (Document document : page.documents()) {
      if (document.kind() == null || !DOCUMENTS.contains(document.kind())) {
        problems.add(
            new Problem(
                where + ".documentation",
                "%s: '%s' is no kind of evidence. There are: %s."
                    .formatted(
                        called, document.kind(), String.join(", ", new TreeSet<>(DOCUMENTS)))));
      }
    }
    if (page.template() != null
        && templates.map(names -> !names.contains(page.template())).orElse(false)) {
      problems.add(
          new Problem(
              where + ".definition",
              "%s: there is no letter template %s. There are: %s."
                  .formatted(
                      called, page.template(), String.join(", ", new TreeSet<>(templates.get())))));
    }
  }

  private static void check(Step step, String page, String where, List<Problem> problems) {
    if (isUnfit(step.title(), TITLE)) {
      problems.add(
          new Problem(
              where + ".title", "%s: say in a few words what the step is.".formatted(page)));
    }
    if (!STEPS.contains(step.kind())) {
      problems.add(
          new Problem(
              where + ".code",
              "%s: '%s' is no kind of step. There are: %s."
                  .formatted(page, step.kind(), String.join(", ", new TreeSet<>(STEPS)))));
    }
    if (step.text() != null && step.text().length() > TEXT) {
      problems.add(
          new Problem(where + ".description", "%s: at most 4,000 letters.".formatted(page)));
    }
    if (step.days() != null && (step.days() < 0 || step.days() > YEAR)) {
      problems.add(
          new Problem(
              where + ".timing",
              "%s: a step is due from 0 to 400 days after the denial.".formatted(page)));
    }
  }

  private static boolean isUnfit(String text, int most) {
    return text == null || text.isBlank() || text.length() > most;
  }
}
