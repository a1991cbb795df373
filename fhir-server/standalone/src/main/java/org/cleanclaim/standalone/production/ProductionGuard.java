package org.cleanclaim.standalone.production;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cleanclaim.plugin.cdshooks.CdsHooksSettings;
import org.cleanclaim.standalone.command.StartRefused;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Keeps a server that is to hold real claims from starting as a demo, or open. */
public final class ProductionGuard {

  private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
  private static final String TLS = "server.ssl.";
  private static final Pattern OPEN =
      Pattern.compile("(?i)http://(?!(localhost|127\\.0\\.0\\.1|\\[::1])([:/]|$))");

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              settings -> settings.acceptsProfiles(Profiles.of("demo")),
              "The profile demo is active beside production: its users and keys are known to"
                  + " everybody. Take demo out of spring.profiles.active."),
          new Rule(
              settings -> isMissing(settings, "spring.datasource.url"),
              "spring.datasource.url is not set, and the embedded database is for the demo. Set it"
                  + " to your PostgreSQL (jdbc:postgresql://host/database)."),
          new Rule(
              settings -> !text(settings, "spring.datasource.url").startsWith("jdbc:postgresql:"),
              "spring.datasource.url is no PostgreSQL. Set it to jdbc:postgresql://host/database."),
          new Rule(
              settings -> !text(settings, ISSUER).startsWith("https://"),
              ISSUER + " is not set to an https address. Set it to your OpenID issuer."),
          new Rule(
              settings -> isOn(settings, "cleanclaim.simulated-payer.enabled"),
              "cleanclaim.simulated-payer.enabled is true. Take it out: a simulated payer answers"
                  + " for no one."),
          new Rule(
              settings -> isOpen(text(settings, "cleanclaim.routes.fhir.url")),
              "cleanclaim.routes.fhir.url is an address without TLS, where claims could be read on"
                  + " the way. Name an https address."),
          new Rule(
              settings ->
                  isOpen(text(settings, "cleanclaim.routes.gateway.upstream"))
                      || isOpen(text(settings, "cleanclaim.routes.gateway.cleanclaim.url")),
              "cleanclaim.routes.gateway.upstream or cleanclaim.routes.gateway.cleanclaim.url is an"
                  + " address without TLS, where claims and tokens could be read on the way. Name"
                  + " https addresses."),
          new Rule(
              settings -> !isOn(settings, "cleanclaim.cds-hooks.require-client-jwt"),
              "cleanclaim.cds-hooks.require-client-jwt is not true, so anybody could call"
                  + " /cds-services. Set it, and name the EHRs in cleanclaim.cds-hooks.clients."),
          new Rule(
              settings -> fhirServers(settings).anyMatch(ProductionGuard::isOpen),
              "cleanclaim.cds-hooks.fhir-servers names an address without TLS, where a caller's"
                  + " token and its patients' records could be read on the way. Name https"
                  + " addresses."),
          new Rule(
              settings -> keySets(settings).anyMatch(ProductionGuard::isOpen),
              "cleanclaim.cds-hooks.clients has its jwks at an address without TLS, where its keys"
                  + " could be exchanged for others. Name an https address, or a file."),
          new Rule(
              settings -> text(settings, "cleanclaim.cds-hooks.allowed-origins").contains("*"),
              "cleanclaim.cds-hooks.allowed-origins holds *. Name the origins of your EHR."),
          new Rule(
              settings -> text(settings, "cleanclaim.frame-ancestors").contains("*"),
              "cleanclaim.frame-ancestors holds *. Name the origins of your EHR."),
          new Rule(
              settings -> text(settings, "management.endpoints.web.exposure.include").contains("*"),
              "management.endpoints.web.exposure.include holds *. Leave it at health,prometheus."),
          new Rule(
              settings ->
                  text(settings, "management.endpoint.health.show-details")
                      .equalsIgnoreCase("always"),
              "management.endpoint.health.show-details is always, so that anybody is told which"
                  + " payer is down. Leave it at when-authorized."),
          new Rule(
              settings -> !hasTls(settings) && !isOn(settings, "cleanclaim.behind-proxy"),
              "There is no TLS. Set server.ssl.bundle (or server.ssl.certificate, or"
                  + " server.ssl.key-store), or cleanclaim.behind-proxy=true where a proxy before"
                  + " this server ends TLS."));

  private ProductionGuard() {}

  /** Refuses the start at the first thing that is not as it must be. */
  public static void check(Environment settings) {
    if (settings.acceptsProfiles(Profiles.of("production"))) {
      RULES.stream()
          .filter(rule -> rule.broken().test(settings))
          .findFirst()
          .ifPresent(
              rule -> {
                throw new StartRefused(rule.remedy());
              });
    }
  }

  private static boolean hasTls(Environment settings) {
    return Stream.of("bundle", "certificate", "key-store")
        .anyMatch(name -> !isMissing(settings, TLS + name));
  }

  private static boolean isOn(Environment settings, String name) {
    return settings.getProperty(name, Boolean.class, false);
  }

  private static Stream<String> fhirServers(Environment settings) {
    return list(settings, "cleanclaim.cds-hooks.fhir-servers", String.class);
  }

  private static Stream<String> keySets(Environment settings) {
    return list(settings, "cleanclaim.cds-hooks.clients", CdsHooksSettings.Client.class)
        .map(CdsHooksSettings.Client::jwks);
  }

  /** The values of a list, which can be written in one line or with an index each. */
  private static <T> Stream<T> list(Environment settings, String name, Class<T> type) {
    return Binder.get(settings).bind(name, Bindable.listOf(type)).orElse(List.of()).stream();
  }

  /** Whether it is reached without TLS, and not on this very machine. */
  private static boolean isOpen(String address) {
    return address != null && OPEN.matcher(address.strip()).lookingAt();
  }

  private static boolean isMissing(Environment settings, String name) {
    return text(settings, name).isBlank();
  }

  private static String text(Environment settings, String name) {
    return settings.getProperty(name, "");
  }

  private record Rule(Predicate<Environment> broken, String remedy) {}
}
