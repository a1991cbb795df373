package org.cleanclaim.routes.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.cleanclaim.routes.operations.EnvelopeSettings;
import org.cleanclaim.routes.operations.FailureAnswer;
import org.cleanclaim.routes.operations.PayerRouteErrors;
import org.cleanclaim.routes.x12.Trace;
import org.cleanclaim.routes.x12.eligibility.AnswerWriter;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;
import org.cleanclaim.routes.x12.eligibility.InquiryReader;
import org.cleanclaim.routes.x12.eligibility.ReceivedInquiry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The route with its ends swapped: direct: in front, mock: where the payer is. */
class EligibilityRouteTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private MockEndpoint payer;

  @BeforeEach
  void start() throws Exception {
    var ends = new Properties();
    ends.setProperty("cleanclaim.routes.eligibility.endpoint", "direct:in");
    ends.setProperty("cleanclaim.routes.eligibility.payer-call", "direct:call");
    camel.getPropertiesComponent().setInitialProperties(ends);
    var settings =
        new EligibilitySettings(
            "",
            Map.of("northwind-commercial", "mock:payer"),
            Questions.settings().deadline(),
            Questions.settings().callTimeout(),
            16,
            0,
            Questions.settings().retryDelay());
    var endpoints = new SettingsEndpoints(settings, Optional::empty);
    var envelope = new EnvelopeSettings("ZZ", "CLEANCLAIM", "ZZ", "", true, "9CLEANCLAI");
    var call = new RoutedPayerCall(camel.createProducerTemplate(), "direct:call");
    var lines =
        new PayerLines(
            call,
            settings,
            new BreakerSettings(10, 5, 50, Questions.settings().deadline(), 1),
            executor);
    var memory =
        new AnswerMemorySettings(
            Questions.settings().deadline(), Questions.settings().deadline(), 10);
    var clock = Clock.systemDefaultZone();
    camel.addRoutesConfigurations(new PayerRouteErrors(new FailureAnswer(FHIR)));
    camel.addRoutes(
        new EligibilityRoute(
            new EligibilityInlet(FHIR, settings, endpoints, clock),
            new EligibilityDesk(lines, memory, executor),
            new EligibilityOutlet(FHIR),
            new InquirySending(envelope, settings, endpoints, clock),
            new AnswerReceiving(clock)));
    camel.start();
    payer = camel.getEndpoint("mock:payer", MockEndpoint.class);
  }

  @AfterEach
  void stop() {
    camel.stop();
    executor.shutdownNow();
  }

  @Test
  void sendsThe270AndNothingOfTheCaller() throws Exception {
    payer.expectedMessageCount(1);
    payer.expectedHeaderReceived(Exchange.CONTENT_TYPE, "application/EDI-X12");
    payerSays(answer -> answer);
    var answered = ask(Requests.ana().json(), Map.of("Authorization", "Bearer secret"));
    payer.assertIsSatisfied();
    assertThat(payer.getExchanges().get(0).getIn().getHeaders()).containsOnlyKeys("Content-Type");
    var sent = sent(payer.getExchanges().get(0)).inquiry().question();
    assertThat(sent.payer().id()).isEqualTo("northwind-commercial");
    assertThat(sent.subscriber().party().name()).isEqualTo("REYES");
    assertThat(sent.subscriber().birthDate())
        .isEqualTo(LocalDate.now().minusYears(57).minusDays(143));
    assertThat(sent.serviceTypes()).containsExactly("30");
    assertThat(answered.getMessage().getBody(String.class)).contains("\"inforce\":true");
  }

  @Test
  void answerToAnotherInquiryIsRefused() {
    payerSays(
        answer ->
            new EligibilityAnswer(
                answer.reference(),
                answer.at(),
                List.of(new Trace("2", "SOMEBODYELSES", "9CLEANCLAI")),
                answer.payer(),
                answer.provider(),
                answer.subscriber(),
                answer.dependent(),
                answer.rejections(),
                answer.references(),
                answer.dates(),
                answer.benefits()));
    var answered = ask(Requests.ana().json(), Map.of());
    assertThat(status(answered)).isEqualTo(502);
    assertThat(answered.getMessage().getBody(String.class)).contains("another inquiry");
  }

  @Test
  void payerWithoutEndpointIsToldAsASetting() {
    var answered = ask(Requests.jonah().json(), Map.of());
    assertThat(status(answered)).isEqualTo(503);
    assertThat(answered.getMessage().getBody(String.class))
        .contains("cleanclaim.routes.eligibility.payers");
  }

  @Test
  void faultOfOurOwnTellsNothingOfItsCause() {
    payer.whenAnyExchangeReceived(
        exchange -> {
          throw new IllegalStateException("Ana Reyes NW10448213");
        });
    var answered = ask(Requests.ana().json(), Map.of());
    assertThat(status(answered)).isBetween(500, 503);
    assertThat(answered.getMessage().getBody(String.class)).doesNotContain("Reyes", "NW10448213");
  }

  private void payerSays(UnaryOperator<EligibilityAnswer> altered) {
    payer.whenAnyExchangeReceived(
        exchange -> {
          var received = sent(exchange);
          var question = received.inquiry().question();
          var trace = received.inquiry().trace();
          var plain = Questions.said(List.of(Questions.line("1", "30")), List.of());
          var answer =
              new EligibilityAnswer(
                  received.inquiry().reference(),
                  plain.at(),
                  List.of(new Trace("2", trace.number(), trace.origin())),
                  question.payer(),
                  question.provider(),
                  question.subscriber(),
                  Optional.empty(),
                  List.of(),
                  List.of(),
                  List.of(),
                  plain.benefits());
          exchange
              .getMessage()
              .setBody(new AnswerWriter().write(received.interchange(), altered.apply(answer)));
        });
  }

  private static ReceivedInquiry sent(Exchange exchange) {
    return new InquiryReader()
        .read(new ByteArrayInputStream(exchange.getIn().getBody(byte[].class)))
        .get(0);
  }

  private Exchange ask(String json, Map<String, Object> headers) {
    return camel
        .createProducerTemplate()
        .request(
            "direct:in",
            exchange -> {
              exchange.getMessage().setBody(json);
              headers.forEach(exchange.getMessage()::setHeader);
            });
  }

  private static int status(Exchange answered) {
    return answered.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
  }
}
