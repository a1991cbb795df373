package org.cleanclaim.routes.alone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** What must be set before the routes start in a process of their own. */
final class BeforeStart implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  private static final String ROUTES = "cleanclaim.routes.";
  private static final Pattern OPEN =
      Pattern.compile("(?i)http://(?!(localhost|127\\.0\\.0\\.1|\\[::1])([:/]|$)).*");

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    var mends = mends(event.getEnvironment());
    if (!mends.isEmpty()) {
      throw new Lack(mends);
    }
  }

  /** What is missing or open, each with its mend; empty when the routes may start. */
  static List<String> mends(Environment settings) {
    var mends = new ArrayList<String>();
    boolean sends = isSet(settings, ROUTES + "fhir.url");
    boolean guards = isSet(settings, ROUTES + "gateway.upstream");
    boolean asks =
        isSet(settings, ROUTES + "eligibility.payer")
            || !map(settings, ROUTES + "eligibility.payers").isEmpty()
            || settings.getProperty("cleanclaim.simulated-payer.enabled", Boolean.class, false);
    if (!sends && !guards && !asks) {
      mends.add(
          "There is nothing to do. Set cleanclaim.routes.fhir.url to the FHIR server whose claims"
              + " are to be sent, cleanclaim.routes.gateway.upstream to the one to stand before, or"
              + " cleanclaim.routes.eligibility.payer to where payers are asked.");
    }
    if (sends) {
      addForSending(settings, mends);
    }
    if (guards && !isSet(settings, ROUTES + "gateway.cleanclaim.url")) {
      mends.add(
          "Nobody is there to judge claims at the gateway. Set"
              + " cleanclaim.routes.gateway.cleanclaim.url to a FHIR server with the plug-in.");
    }
    for (var address :
        List.of(
            "fhir.url",
            "fhir.token-url",
            "gateway.upstream",
            "gateway.cleanclaim.url",
            "gateway.cleanclaim.token-url")) {
      if (OPEN.matcher(settings.getProperty(ROUTES + address, "").strip()).matches()) {
        mends.add(
            ROUTES
                + address
                + " is an address without TLS, where claims and tokens could be read on the way."
                + " Name an https address.");
      }
    }
    if (!isSet(settings, AccessFilter.TOKEN) && !isOnlyForThisMachine(settings)) {
      mends.add(
          "Anybody could ask payers through these routes. Set "
              + AccessFilter.TOKEN
              + " to a secret that callers show (Authorization: Bearer ...), or"
              + " server.address=127.0.0.1 to be called from this machine only.");
    }
    return mends;
  }

  private static void addForSending(Environment settings, List<String> mends) {
    need(
        settings,
        mends,
        "database.url",
        "a PostgreSQL database to keep traffic in" + " (jdbc:postgresql://host/database)");
    if (map(settings, ROUTES + "partners").isEmpty()) {
      mends.add(
          "Nobody has said where claims go. Set cleanclaim.routes.partners.<name>.payers, .outbox,"
              + " .inbox, .receiver and .receiver-name.");
    }
    need(settings, mends, "submission.submitter-name", "who sends the claims (loop 1000A)");
    need(settings, mends, "submission.contact-name", "whom the payer may ask");
    need(settings, mends, "submission.contact-phone", "the number the payer may call");
    if (isSet(settings, ROUTES + "fhir.token-url")) {
      need(settings, mends, "fhir.client-id", "who the routes are to the server");
      need(settings, mends, "fhir.client-secret", "what proves it; better by the environment");
    }
  }

  private static void need(Environment settings, List<String> mends, String name, String meaning) {
    if (!isSet(settings, ROUTES + name)) {
      mends.add("%s%s is not set: %s.".formatted(ROUTES, name, meaning));
    }
  }

  private static boolean isSet(Environment settings, String name) {
    return !settings.getProperty(name, "").isBlank();
  }

  private static Map<String, Object> map(Environment settings, String name) {
    return Binder.get(settings)
        .bind(name, Bindable.mapOf(String.class, Object.class))
        .orElse(Map.of());
  }

  private static boolean isOnlyForThisMachine(Environment settings) {
    return settings
        .getProperty("server.address", "")
        .strip()
        .matches("(?i)127\\.0\\.0\\.1|localhost|::1|\\[::1]");
  }
}
