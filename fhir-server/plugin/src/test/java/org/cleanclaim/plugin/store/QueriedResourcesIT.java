package org.cleanclaim.plugin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.partition.IRequestPartitionHelperSvc;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is read by our own statements is what HAPI's searches find, in a fixed number of reads. */
class QueriedResourcesIT extends HapiHost {

  @Autowired private StoredResources store;
  @Autowired private StatementLog statements;
  @Autowired private DataSource database;
  @Autowired private EntityManagerFactory entities;
  @Autowired private IHapiTransactionService transactions;

  private final Chart chart = new Chart();

  @Test
  void aHostAsWeKnowItIsReadByStatements() {
    assertThat(store).isInstanceOf(QueriedResources.class);
  }

  @Test
  void findsWhatSearchesFindInTheSameOrder() {
    chart.store(client);
    post(claim());
    post(claim());
    Claim asking = claim();
    KnownResources queried = completed(store, asking);
    KnownResources searched = completed(new SearchedResources(daos), asking);
    assertThat(said(queried)).containsExactlyInAnyOrderElementsOf(said(searched));
    assertThat(queried.all(Claim.class)).hasSize(2);
    assertThat(queried.all(Task.class)).hasSize(2);
    assertThat(said(completed(store, asking))).isEqualTo(said(queried));
  }

  @Test
  void aCopyThatIsChangedIsNobodyElses() {
    chart.store(client);
    coverage(completed(store, claim())).setSubscriberId("changed");
    assertThat(coverage(completed(store, claim())).getSubscriberId()).isEqualTo("NW1234567");
  }

  @Test
  void whatWasDeletedIsGone() {
    chart.store(client);
    IdType gone = post(claim());
    assertThat(completed(store, claim()).all(Claim.class)).hasSize(1);
    client.delete().resourceById(gone.toUnqualifiedVersionless()).execute();
    assertThat(completed(store, claim()).all(Claim.class)).isEmpty();
  }

  @Test
  void seesItsOwnTransactionAndForgetsWhatWasRolledBack() {
    chart.store(client);
    assertThatThrownBy(
            () ->
                transactions
                    .withSystemRequest()
                    .execute(
                        () -> {
                          update("inside");
                          assertThat(member()).isEqualTo("inside");
                          throw new IllegalStateException("undone");
                        }))
        .hasMessageContaining("undone");
    assertThat(member()).isEqualTo("NW1234567");
    update("after");
    assertThat(member()).isEqualTo("after");
  }

  @Test
  void anIdOfOneTypeIsNoWishForTheSameIdOfAnother() {
    chart.store(client);
    Chart other = new Chart().store(client);
    Claim namesake = other.line(other.claim(), "99213", 120);
    namesake.setId(chart.coverage.getIdElement().getIdPart());
    client.update().resource(namesake).execute();
    assertThat(completed(store, claim()).all(Claim.class)).isEmpty();
  }

  @Test
  void tenantsAreApart() {
    chart.store(client);
    assertThat(in(RequestPartitionId.fromPartitionId(7)).all(Resource.class)).isEmpty();
    assertThat(in(RequestPartitionId.fromPartitionIds(7, 9)).all(Resource.class)).isEmpty();
    assertThat(in(RequestPartitionId.fromPartitionIds(7, null)).all(Coverage.class)).hasSize(1);
    assertThat(in(RequestPartitionId.defaultPartition()).all(Coverage.class)).hasSize(1);
  }

  @Test
  void readsDoNotGrowWithTheClaimsOfABundle() {
    chart.store(client);
    bundle(1);
    assertThat(ourReads(() -> bundle(2))).hasSameSizeAs(ourReads(() -> bundle(20)));
  }

  @Test
  void aClaimOfAPatientSeenBeforeCostsFourReadsAtMost() {
    chart.store(client);
    post(claim());
    assertThat(ourReads(() -> post(claim()))).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void judgingOneClaimMakesHapiAskNothing() {
    chart.store(client);
    post(claim());
    List<String> all = statements.during(() -> post(claim()));
    assertThat(
            all.stream()
                .filter(sql -> sql.toUpperCase().contains("HFJ_SPIDX"))
                .filter(sql -> sql.toUpperCase().startsWith("SELECT")))
        .as("searches of HAPI's while a new claim is written")
        .isEmpty();
  }

  @Test
  void whatAClaimRefersToIsNotLookedUpAgain() {
    chart.store(client);
    post(claim());
    Claim denied = claim().setInsurance(List.of());
    List<String> all = statements.during(() -> post(denied));
    List<String> reads =
        all.stream()
            .filter(sql -> sql.stripLeading().toLowerCase().startsWith("select"))
            .filter(sql -> !sql.contains("next value for"))
            .toList();
    assertThat(reads)
        .as("what is read while a held claim is written")
        .allMatch(sql -> sql.contains("OF_FILE") || sql.contains("v.RES_TEXT_VC"))
        .hasSizeLessThanOrEqualTo(4);
  }

  private List<String> ourReads(Runnable write) {
    return statements.during(write).stream()
        .filter(sql -> sql.contains("OF_FILE") || sql.contains("v.RES_TEXT_VC"))
        .toList();
  }

  private KnownResources in(RequestPartitionId partition) {
    IRequestPartitionHelperSvc tenants =
        (IRequestPartitionHelperSvc)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {IRequestPartitionHelperSvc.class},
                (proxy, method, arguments) -> partition);
    return completed(
        new QueriedResources(new JdbcTemplate(database), entities, tenants, true, daos, fhir),
        claim());
  }

  private static KnownResources completed(StoredResources store, Claim claim) {
    KnownResources known = new KnownResources();
    store.complete(known, claim, new SystemRequestDetails());
    return known;
  }

  private List<String> said(KnownResources known) {
    return known.all(Resource.class).stream()
        .map(
            resource -> {
              Resource plain = resource.copy();
              plain.setMeta(null);
              plain.setId(resource.getIdElement().toUnqualified().getValue());
              return plain.getIdElement().getValue()
                  + fhir.newJsonParser().encodeResourceToString(plain);
            })
        .toList();
  }

  private String member() {
    return coverage(completed(store, claim())).getSubscriberId();
  }

  private void update(String member) {
    Coverage changed = chart.coverage.copy();
    changed.setId(chart.coverage.getIdElement().toUnqualifiedVersionless());
    changed.setSubscriberId(member);
    daos.getResourceDao(Coverage.class).update(changed, new SystemRequestDetails());
  }

  private static Coverage coverage(KnownResources known) {
    return known.all(Coverage.class).get(0);
  }

  private Claim claim() {
    return chart.line(chart.claim(), "99213", 120);
  }

  private IdType post(Claim claim) {
    return (IdType) client.create().resource(claim).execute().getId();
  }

  private void bundle(int claims) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    Stream.generate(this::claim)
        .limit(claims)
        .forEach(
            claim -> {
              claim.getTotal().setValue(new BigDecimal(120));
              bundle
                  .addEntry()
                  .setResource(claim)
                  .getRequest()
                  .setMethod(Bundle.HTTPVerb.POST)
                  .setUrl("Claim");
            });
    client.transaction().withBundle(bundle).execute();
  }
}
