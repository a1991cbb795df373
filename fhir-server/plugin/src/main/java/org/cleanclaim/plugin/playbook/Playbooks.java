package org.cleanclaim.plugin.playbook;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.UriParam;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.cleanclaim.plugin.denial.DeniedFor;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;

/**
 * The playbooks of a site: its own, which are PlanDefinitions, over those that ship. Of one payer
 * the active version with the highest number counts.
 */
public final class Playbooks {

  private final DaoRegistry daos;
  private final DenialTaxonomy taxonomy;
  private final ShippedPlaybooks shipped = new ShippedPlaybooks();

  Playbooks(DaoRegistry daos, DenialTaxonomy taxonomy) {
    this.daos = daos;
    this.taxonomy = taxonomy;
  }

  /**
   * A page and where it is from.
   *
   * @param plan the version that has it; empty for one that ships
   */
  public record Found(Playbook playbook, Playbook.Page page, Optional<PlanDefinition> plan) {

    /** Whether it was written for this payer, and not for any. */
    public boolean isOwn() {
      return !PayerPolicies.DEFAULT.equals(playbook.policy());
    }
  }

  /** The page for a denial: of its payer's playbook, else of the one for any payer. */
  public Optional<Found> page(DeniedFor denied, RequestDetails request) {
    return page(denied.policy(), denied, request)
        .or(() -> page(PayerPolicies.DEFAULT, denied, request));
  }

  private Optional<Found> page(String policy, DeniedFor denied, RequestDetails request) {
    Optional<PlanDefinition> live = live(policy, request);
    return live.map(PlaybookPlans::read)
        .or(() -> shipped.of(policy))
        .flatMap(playbook -> in(playbook, denied, live));
  }

  /** The page of one version for a denial. */
  Optional<Found> in(PlanDefinition plan, DeniedFor denied) {
    return in(PlaybookPlans.read(plan), denied, Optional.of(plan));
  }

  private Optional<Found> in(Playbook playbook, DeniedFor denied, Optional<PlanDefinition> plan) {
    return playbook
        .page(pageOf(denied.category()), denied.carcs())
        .map(page -> new Found(playbook, page, plan));
  }

  /** What the page for a category of the taxonomy is called; {@code none} for no page. */
  String pageOf(String category) {
    return taxonomy.named(category).playbook();
  }

  /** The playbook in use for a payer; the one that ships where the site has none. */
  Optional<Playbook> inUse(String policy, RequestDetails request) {
    return live(policy, request).map(PlaybookPlans::read).or(() -> shipped.of(policy));
  }

  Optional<PlanDefinition> live(String policy, RequestDetails request) {
    return newest(versions(policy, request), PublicationStatus.ACTIVE);
  }

  static Optional<PlanDefinition> newest(List<PlanDefinition> of, PublicationStatus status) {
    return of.stream()
        .filter(plan -> plan.getStatus() == status)
        .max(Comparator.comparingInt(PlaybookPlans::number));
  }

  /** All stored versions, the newest first. */
  List<PlanDefinition> versions(String policy, RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(PlanDefinition.SP_URL, new UriParam(PlaybookPlans.URL + policy));
    return daos
        .getResourceDao(PlanDefinition.class)
        .search(search, request)
        .getAllResources()
        .stream()
        .map(PlanDefinition.class::cast)
        .filter(PlaybookPlans::isPlaybook)
        .sorted(Comparator.comparingInt(PlaybookPlans::number).reversed())
        .toList();
  }

  ShippedPlaybooks shipped() {
    return shipped;
  }
}
