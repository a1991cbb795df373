package org.cleanclaim.routes.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.NotImplementedOperationException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The FHIR server: its submissions, what claims refer to, and what payers said written back. */
public class FhirServer {
  private static final Logger LOG = LoggerFactory.getLogger(FhirServer.class);
  private static final String TASKS = "https://cleanclaim.example/fhir/CodeSystem/task-code";
  private static final String LIFECYCLE =
      "https://cleanclaim.example/fhir/CodeSystem/claim-lifecycle";
  private static final String MESSAGES = "https://cleanclaim.example/fhir/CodeSystem/message-kind";
  private static final int PAGE = 50;
  private static final int MOST_READS = 100;
  private static final int MOST_PAGES = 20;

  private final FhirContext fhir;
  private final IGenericClient client;

  public FhirServer(FhirContext fhir, ServerSettings settings, Clock clock) {
    this.fhir = fhir;
    // A factory of our own: the context, and its factory, may be the host's.
    var factory = new ApacheRestfulClientFactory(fhir);
    factory.setServerValidationMode(ServerValidationModeEnum.NEVER);
    factory.setSocketTimeout((int) settings.timeout().toMillis());
    client = factory.newGenericClient(settings.url());
    client.registerInterceptor(new Bearer(new ServerToken(settings, clock)));
  }

  /** A submission with its claim as both are stored now. */
  public record StoredSubmission(Task task, Claim claim) {}

  public FhirContext fhir() {
    return fhir;
  }

  /** Submissions that are ready to be sent, a thousand at most. */
  public List<StoredSubmission> ready() {
    return submissions("ready", null);
  }

  /** Submissions that somebody began to send before that time. */
  public List<StoredSubmission> sendingSince(Instant before) {
    return submissions("sending", before);
  }

  private List<StoredSubmission> submissions(String station, Instant before) {
    var url =
        "Task?code=%s%%7Csubmit-claim&business-status=%s%%7C%s&_include=Task:focus&_count=%d%s"
            .formatted(
                TASKS, LIFECYCLE, station, PAGE, before == null ? "" : "&_lastUpdated=lt" + before);
    // What is ready changes from one look to the next: an answer kept by the server is none.
    IBaseBundle page =
        client
            .search()
            .byUrl(url)
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .returnBundle(Bundle.class)
            .execute();
    var found = new ArrayList<StoredSubmission>();
    for (int pages = 0; page != null && pages < MOST_PAGES; pages++) {
      var bundle = (Bundle) page;
      found.addAll(paired(bundle));
      page =
          bundle.getLink(Bundle.LINK_NEXT) == null
              ? null
              : client.loadPage().next(bundle).execute();
    }
    return found;
  }

  private static List<StoredSubmission> paired(Bundle page) {
    var resources = page.getEntry().stream().map(BundleEntryComponent::getResource).toList();
    return resources.stream()
        .filter(Task.class::isInstance)
        .map(Task.class::cast)
        .flatMap(
            task ->
                resources.stream()
                    .filter(Claim.class::isInstance)
                    .map(Claim.class::cast)
                    .filter(
                        claim ->
                            claim
                                .getIdElement()
                                .getIdPart()
                                .equals(task.getFocus().getReferenceElement().getIdPart()))
                    .map(claim -> new StoredSubmission(task, claim)))
        .toList();
  }

  /**
   * Has the server ask the payer once more about the claim's day of service, and hold the claim if
   * its coverage was ended meanwhile. The claim stays as it is where the server cannot ask.
   */
  public void verifyCoverage(Claim claim) {
    try {
      client
          .operation()
          .onInstance(claim.getIdElement().toUnqualifiedVersionless())
          .named("$verify-coverage")
          .withNoParameters(Parameters.class)
          .execute();
    } catch (ResourceNotFoundException
        | InvalidRequestException
        | NotImplementedOperationException none) {
      LOG.debug("The server does not ask payers before a claim is sent.");
    } catch (BaseServerResponseException failed) {
      LOG.warn(
          "The payer was not asked before a claim is sent: the server answered {}.",
          failed.getStatusCode());
    }
  }

  /**
   * What the plug-in finds in a claim that is sent along ({@code Claim/$scrub}); writes nothing.
   */
  public Parameters scrub(Parameters question) {
    return client
        .operation()
        .onType(Claim.class)
        .named("$scrub")
        .withParameters(question)
        .execute();
  }

  /**
   * How likely the plug-in takes the claim to be denied, for any reason; empty where nobody can
   * say.
   */
  public Optional<BigDecimal> denialRisk(Claim claim) {
    try {
      return client
          .operation()
          .onType(Claim.class)
          .named("$scrub")
          .withParameter(Parameters.class, "claim", claim)
          .execute()
          .getParameter()
          .stream()
          .map(Parameters.ParametersParameterComponent::getResource)
          .filter(RiskAssessment.class::isInstance)
          .flatMap(risk -> ((RiskAssessment) risk).getPrediction().stream())
          .filter(RiskAssessment.RiskAssessmentPredictionComponent::hasProbabilityDecimalType)
          .map(one -> one.getProbabilityDecimalType().getValue())
          .max(Comparator.naturalOrder());
    } catch (BaseServerResponseException failed) {
      LOG.warn("No risk is known of a claim: the server answered {}.", failed.getStatusCode());
      return Optional.empty();
    }
  }

  /** The id of the resource of that type with this identifier; of several, any one. */
  public Optional<String> named(String type, Identifier identifier) {
    return client
        .search()
        .forResource(type)
        .where(
            identifier.hasSystem()
                ? new TokenClientParam("identifier")
                    .exactly()
                    .systemAndCode(identifier.getSystem(), identifier.getValue())
                : new TokenClientParam("identifier").exactly().code(identifier.getValue()))
        .count(1)
        .cacheControl(new CacheControlDirective().setNoCache(true))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(entry -> entry.getResource().getIdElement().getIdPart())
        .findFirst();
  }

  /** The Task as it stands; empty when it is there no longer. */
  public Optional<Task> task(String reference) {
    try {
      return Optional.of(client.read().resource(Task.class).withUrl(reference).execute());
    } catch (ResourceNotFoundException | ResourceGoneException gone) {
      return Optional.empty();
    }
  }

  /** Letters of appeal that were sent and are not at the payer's yet, a thousand at most. */
  public List<Communication> appealsUnderWay() {
    var url =
        "Communication?category=%s%%7Cappeal-letter&status=in-progress&_sort=_lastUpdated&_count=%d"
            .formatted(MESSAGES, PAGE);
    IBaseBundle page =
        client
            .search()
            .byUrl(url)
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .returnBundle(Bundle.class)
            .execute();
    var found = new ArrayList<Communication>();
    for (int pages = 0; page != null && pages < MOST_PAGES; pages++) {
      var bundle = (Bundle) page;
      bundle.getEntry().stream()
          .map(BundleEntryComponent::getResource)
          .filter(Communication.class::isInstance)
          .map(Communication.class::cast)
          .forEach(found::add);
      page =
          bundle.getLink(Bundle.LINK_NEXT) == null
              ? null
              : client.loadPage().next(bundle).execute();
    }
    return found;
  }

  /** Puts a resource back; false when somebody changed it since it was read. */
  public boolean update(Resource resource) {
    var version = resource.getIdElement().getVersionIdPart();
    try {
      client
          .update()
          .resource(resource)
          .withId(resource.getIdElement().getIdPart())
          .withAdditionalHeader("If-Match", "W/\"" + version + "\"")
          .execute();
      return true;
    } catch (PreconditionFailedException | ResourceVersionConflictException changed) {
      return false;
    }
  }

  /** The resources behind these references (type and id) that are there, in few calls. */
  public List<Resource> read(Collection<String> references) {
    var all = List.copyOf(references);
    var found = new ArrayList<Resource>();
    for (int from = 0; from < all.size(); from += MOST_READS) {
      var batch = new Bundle().setType(BundleType.BATCH);
      all.subList(from, Math.min(all.size(), from + MOST_READS))
          .forEach(
              reference -> batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl(reference));
      client.transaction().withBundle(batch).execute().getEntry().stream()
          .filter(entry -> entry.getResponse().getStatus().startsWith("200"))
          .map(BundleEntryComponent::getResource)
          .forEach(found::add);
    }
    return found;
  }

  /**
   * Stores resources under ids of their own, all or none. Stored again, the same resource makes no
   * new version.
   */
  public void put(List<? extends Resource> resources) {
    var bundle = new Bundle().setType(BundleType.TRANSACTION);
    for (var resource : resources) {
      var url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
      bundle.addEntry().setResource(resource).getRequest().setMethod(HTTPVerb.PUT).setUrl(url);
    }
    client.transaction().withBundle(bundle).execute();
  }

  /** Shows the token, and has a new one when the server refuses it. */
  private record Bearer(ServerToken token) implements IClientInterceptor {
    @Override
    public void interceptRequest(IHttpRequest request) {
      var value = token.value();
      if (value != null) {
        request.addHeader("Authorization", "Bearer " + value);
      }
    }

    @Override
    public void interceptResponse(IHttpResponse response) {
      if (response.getStatus() == 401) {
        token.refused();
      }
    }
  }
}
