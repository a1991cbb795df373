package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.RestfulServer;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.util.List;
import org.cleanclaim.plugin.claim.ClaimAutoConfiguration;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.plugin.eligibility.EligibilityAutoConfiguration;
import org.cleanclaim.plugin.eligibility.EligibilityDesk;
import org.cleanclaim.plugin.eligibility.EligibilityQuestions;
import org.cleanclaim.plugin.eligibility.EligibilityRecorder;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.cleanclaim.plugin.ledger.CardLedger;
import org.cleanclaim.plugin.ledger.ClientTokens;
import org.cleanclaim.plugin.ledger.LedgerAutoConfiguration;
import org.cleanclaim.plugin.ledger.UnkeptCards;
import org.cleanclaim.plugin.site.AppLaunch;
import org.cleanclaim.plugin.store.StoredResources;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** The CDS Hooks endpoint and its services. */
@AutoConfiguration(
    after = {
      ClaimAutoConfiguration.class,
      EligibilityAutoConfiguration.class,
      LedgerAutoConfiguration.class
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({RestfulServer.class, DaoRegistry.class, Caffeine.class})
@ConditionalOnBean({ClaimJudge.class, StoredResources.class, EligibilityDesk.class})
@ConditionalOnProperty(
    name = {"cleanclaim.enabled", "cleanclaim.cds-hooks.enabled"},
    matchIfMissing = true)
@EnableConfigurationProperties(CdsHooksSettings.class)
public class CdsHooksAutoConfiguration {

  private static final int READERS = 32;

  @Bean
  @ConditionalOnMissingBean
  LocalReads cleanclaimLocalReads(ListableBeanFactory beans, RestfulServer server) {
    return new OpenHostReads(beans, server);
  }

  @Bean
  @ConditionalOnMissingBean
  Reading cleanclaimCdsReading() {
    return new Reading(READERS);
  }

  @Bean
  @ConditionalOnMissingBean
  DraftJudge cleanclaimDraftJudge(
      ClaimJudge judge,
      EligibilityDesk desk,
      EligibilityQuestions questions,
      CdsHooksSettings settings,
      EligibilityRecorder recorder) {
    return new DraftJudge(
        judge, new EligibilityRefresh(desk, questions, settings.eligibilityWait(), recorder));
  }

  @Bean
  @ConditionalOnMissingBean
  AppLaunch cleanclaimAppLaunch(CdsHooksSettings settings) {
    return new AppLaunch(settings.appLaunch());
  }

  @Bean
  @ConditionalOnMissingBean
  PatientViewService cleanclaimPatientView(DraftJudge judge, AppLaunch app) {
    return new PatientViewService(judge, app);
  }

  @Bean
  @ConditionalOnMissingBean
  AppointmentBookService cleanclaimAppointmentBook(DraftJudge judge, AppLaunch app) {
    return new AppointmentBookService(judge, app);
  }

  @Bean
  @ConditionalOnMissingBean
  OrdersReview cleanclaimOrdersReview(DraftJudge judge, FhirContext fhir, AppLaunch app) {
    return new OrdersReview(judge, fhir, app);
  }

  @Bean
  @ConditionalOnMissingBean
  ChargesReview cleanclaimChargesReview(DraftJudge judge, FhirContext fhir, AppLaunch app) {
    return new ChargesReview(judge, fhir, app);
  }

  @Bean
  @ConditionalOnMissingBean
  EncounterStartService cleanclaimEncounterStart(DraftJudge judge, AppLaunch app) {
    return new EncounterStartService(judge, app);
  }

  @Bean
  @ConditionalOnMissingBean
  OrderSelectService cleanclaimOrderSelect(OrdersReview review) {
    return new OrderSelectService(review);
  }

  @Bean
  @ConditionalOnMissingBean
  OrderSignService cleanclaimOrderSign(OrdersReview review) {
    return new OrderSignService(review);
  }

  @Bean
  @ConditionalOnMissingBean
  OrderDispatchService cleanclaimOrderDispatch(OrdersReview review) {
    return new OrderDispatchService(review);
  }

  @Bean
  @ConditionalOnMissingBean
  EncounterDischargeService cleanclaimEncounterDischarge(ChargesReview review) {
    return new EncounterDischargeService(review);
  }

  @Bean
  @ConditionalOnMissingBean
  ChargeCaptureService cleanclaimChargeCapture(ChargesReview review) {
    return new ChargeCaptureService(review);
  }

  @Bean
  @ConditionalOnMissingBean
  NoteSignService cleanclaimNoteSign(ChargesReview review) {
    return new NoteSignService(review);
  }

  @Bean
  @ConditionalOnMissingBean
  ProblemListService cleanclaimProblemList(DraftJudge judge, AppLaunch app) {
    return new ProblemListService(judge, app);
  }

  @Bean
  @ConditionalOnMissingBean
  CdsHooksController cleanclaimCdsHooksController(
      CdsHooksSettings settings,
      List<CdsService> services,
      LocalReads localReads,
      StoredResources store,
      Reading reading,
      FhirContext context,
      ObjectProvider<CardLedger> ledgers,
      ObjectProvider<AlertDecisions> decisions,
      ObjectProvider<ClientTokens> tokens,
      Clock clock) {
    FhirJson fhir = new FhirJson(context);
    CardLedger ledger = ledgers.getIfAvailable(UnkeptCards::new);
    RecordSources sources = new RecordSources(settings, localReads, store, reading, fhir);
    ClientTokenVerifier verifier =
        new ClientTokenVerifier(
            new ClientKeys(settings.clients()),
            tokens.getIfAvailable(RememberedTokens::new),
            clock);
    return new CdsHooksController(
        settings,
        services,
        new CdsDesk(
            settings,
            sources,
            fhir,
            ledger,
            decisions.getIfAvailable(AlertDecisions::none),
            reading,
            clock),
        new ClientCheck(settings.requireClientJwt(), verifier),
        new FeedbackDesk(ledger));
  }

  /** Pages of other origins may call only where the settings name them. */
  @Bean
  @ConditionalOnMissingBean(name = "cleanclaimCdsHooksCors")
  FilterRegistrationBean<CorsFilter> cleanclaimCdsHooksCors(CdsHooksSettings settings) {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(settings.allowedOrigins());
    cors.setAllowedMethods(List.of("GET", "POST"));
    cors.setAllowedHeaders(List.of("Authorization", "Content-Type"));
    cors.setMaxAge(3600L);
    UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
    paths.registerCorsConfiguration("/cds-services/**", cors);
    var registration = new FilterRegistrationBean<>(new CorsFilter(paths));
    registration.setName("cleanclaimCdsHooksCors");
    registration.setEnabled(!settings.allowedOrigins().isEmpty());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    registration.addUrlPatterns("/cds-services", "/cds-services/*");
    return registration;
  }
}
