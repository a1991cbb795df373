package org.cleanclaim.plugin.cdshooks;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.cleanclaim.plugin.ledger.CardLedger;
import org.cleanclaim.plugin.ledger.Digest;
import org.cleanclaim.plugin.ledger.ShownAs;
import org.cleanclaim.plugin.ledger.ShownCard;
import org.hl7.fhir.r4.model.IdType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a call answered. A call that was made wrongly is refused; a fault of ours is not the caller's
 * trouble: care goes on with a card that says nothing could be checked.
 */
class CdsDesk {

  private static final Logger log = LoggerFactory.getLogger(CdsDesk.class);

  /** How long is waited for what was overridden before. */
  private static final Duration MEMORY = Duration.ofMillis(250);

  private static final CdsAnswer.TraceEntry FAULT =
      new CdsAnswer.TraceEntry("records", 0, "not-checked", "a fault on our side");

  private final CdsHooksSettings settings;
  private final RecordSources sources;
  private final FhirJson fhir;
  private final CardLedger ledger;
  private final AlertDecisions decisions;
  private final Reading reading;
  private final Clock clock;
  private final HookRequestReader requests = new HookRequestReader();
  private final CardJson cards;
  private final CardText text = new CardText(null);

  CdsDesk(
      CdsHooksSettings settings,
      RecordSources sources,
      FhirJson fhir,
      CardLedger ledger,
      AlertDecisions decisions,
      Reading reading,
      Clock clock) {
    this.settings = settings;
    this.sources = sources;
    this.fhir = fhir;
    this.ledger = ledger;
    this.decisions = decisions;
    this.reading = reading;
    this.clock = clock;
    this.cards = new CardJson(fhir);
  }

  byte[] answer(CdsService service, byte[] body, OwnAddress.Here here) {
    Deadline deadline = Deadline.in(settings.deadline());
    HookRequest request = requests.read(body, service.description());
    String role = Concern.role(service.description().hook());
    Discretion discretion = new Discretion(decisions.inForce(), role);
    CdsAnswer answer;
    try {
      answer = service.answer(call(service, request, here, deadline, discretion));
    } catch (CdsRefusal refusal) {
      throw refusal;
    } catch (RuntimeException fault) {
      log(service, request, fault);
      answer = new CdsAnswer(List.of(text.couldNotCheck()), List.of(FAULT));
    }
    ledger.shown(told(answer, discretion, moment(service, request, role, here)));
    return CdsJson.write(cards.write(answer, request.traced()));
  }

  private CdsCall call(
      CdsService service,
      HookRequest request,
      OwnAddress.Here here,
      Deadline deadline,
      Discretion discretion) {
    HookContext context = new HookContext(request.context(), fhir);
    RecordSource source = sources.of(request, context.patientId(), here);
    Prefetch prefetch = new Prefetch(request.prefetch(), context, fhir);
    return new CdsCall(
        service.description(),
        request,
        context,
        new PatientFiles(prefetch, source, deadline),
        deadline,
        here.base(),
        source.isOurs(),
        () -> overridden(CardReader.of(request, context), deadline),
        discretion);
  }

  /** Unknown is none: a card shown twice is better than one that is missed. */
  private Set<String> overridden(String reader, Deadline deadline) {
    if (reader == null) {
      return Set.of();
    }
    OffsetDateTime today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime();
    return reading
        .within(deadline.leftAtMost(MEMORY), () -> ledger.overridden(reader, today))
        .orElse(Set.of());
  }

  /** Where it broke and for which call; never the message, which may hold what was sent. */
  private static void log(CdsService service, HookRequest request, RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    log.error(
        "{} could not judge hook instance {}: {} at {}",
        service.description().id(),
        request.hookInstance(),
        fault.getClass().getName(),
        trace.length == 0 ? "unknown" : trace[0]);
  }

  private ShownCard.Moment moment(
      CdsService service, HookRequest request, String role, OwnAddress.Here here) {
    HookContext context = new HookContext(request.context(), fhir);
    String encounter = context.encounterId();
    URI server = request.fhirServer();
    boolean ours = server == null || here.fhirBases().contains(withoutSlash(server));
    return new ShownCard.Moment(
        service.description().id(),
        request.hookInstance(),
        CardReader.of(request, context),
        role,
        encounter == null
            ? null
            : Digest.ofVisit(
                ours ? "" : withoutSlash(server).toString(), new IdType(encounter).getIdPart()));
  }

  private static URI withoutSlash(URI server) {
    return URI.create(server.toString().replaceFirst("/+$", ""));
  }

  private static List<ShownCard> told(
      CdsAnswer answer, Discretion discretion, ShownCard.Moment moment) {
    Stream<ShownCard> shown =
        answer.cards().stream()
            .map(card -> ShownCard.now(card.uuid(), ShownAs.SHOWN, moment, card.about()));
    Stream<ShownCard> keptBack =
        discretion.keptBack().stream()
            .map(
                kept ->
                    ShownCard.now(
                        UUID.randomUUID().toString(), kept.shownAs(), moment, kept.finding()));
    return Stream.concat(shown, keptBack).toList();
  }
}
