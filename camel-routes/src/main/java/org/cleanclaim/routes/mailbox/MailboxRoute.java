package org.cleanclaim.routes.mailbox;

import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.cleanclaim.routes.traffic.PartnerSettings;

/**
 * Fetches what each partner left, one route for each mailbox. A failure of ours leaves the file
 * where it is, to be fetched again: it goes only when what it says is committed, or when it is kept
 * for a person.
 */
public final class MailboxRoute extends RouteBuilder {
  /** Name of the bean that tells of failures without what was in the file. */
  public static final String FAILURES = "cleanclaimMailboxFailures";

  private final PartnerSettings partners;
  private final MailboxSorting sorting;

  public MailboxRoute(PartnerSettings partners, MailboxSorting sorting) {
    this.partners = partners;
    this.sorting = sorting;
  }

  @Override
  public void configure() {
    for (var partner : partners.partners().entrySet()) {
      fetch(partner);
    }
  }

  private void fetch(Map.Entry<String, PartnerSettings.Partner> partner) {
    from(quietly(partner.getValue().inbox()))
        .routeId("mailbox-" + partner.getKey())
        .errorHandler(noErrorHandler())
        .convertBodyTo(byte[].class)
        .setProperty(MailboxSorting.PARTNER, constant(partner.getKey()))
        .bean(sorting, "sort")
        .removeHeaders("*")
        .choice()
        .when(simple("${body.kind} == '835'"))
        .to("{{cleanclaim.routes.remittance.file}}")
        .when(simple("${body.kind} startsWith '277'"))
        .to("{{cleanclaim.routes.acknowledgement.claims}}")
        .otherwise()
        .to("{{cleanclaim.routes.acknowledgement.syntax}}");
  }

  private static String quietly(String inbox) {
    return inbox.matches("(file|ftps?|sftp):.*")
        ? inbox + (inbox.contains("?") ? "&" : "?") + "exceptionHandler=#bean:" + FAILURES
        : inbox;
  }
}
