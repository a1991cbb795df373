package org.cleanclaim.routes.mailbox;

import java.util.Map;
import java.util.function.UnaryOperator;
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

  /** Takes a file with its kind to who applies it. */
  public static final String SORTED = "{{cleanclaim.routes.mailbox.sorted:direct:mailbox-sorted}}";

  private final PartnerSettings partners;
  private final UnaryOperator<String> inbox;
  private final MailboxSorting sorting;

  /**
   * @param inbox endpoint where answers of the partner of that name come in
   */
  public MailboxRoute(
      PartnerSettings partners, UnaryOperator<String> inbox, MailboxSorting sorting) {
    this.partners = partners;
    this.inbox = inbox;
    this.sorting = sorting;
  }

  @Override
  public void configure() {
    apply();
    for (var partner : partners.partners().entrySet()) {
      fetch(partner);
    }
  }

  private void fetch(Map.Entry<String, PartnerSettings.Partner> partner) {
    from(quietly(inbox.apply(partner.getKey())))
        .routeId("mailbox-" + partner.getKey())
        .errorHandler(noErrorHandler())
        .convertBodyTo(byte[].class)
        .setProperty(MailboxSorting.PARTNER, constant(partner.getKey()))
        .bean(sorting, "sort")
        .removeHeaders("*")
        .to(SORTED);
  }

  /** A file goes to who applies it by what it is, whether it arrives or is applied again. */
  private void apply() {
    from(SORTED)
        .routeId("mailbox-sorted")
        .errorHandler(noErrorHandler())
        .choice()
        .when(simple("${body.kind} == '835'"))
        .to("{{cleanclaim.routes.remittance.file}}")
        .when(simple("${body.kind} startsWith '277'"))
        .to("{{cleanclaim.routes.acknowledgement.claims}}")
        .when(simple("${body.kind} == 'ClaimResponse'"))
        .to("{{cleanclaim.routes.remittance.response:direct:remittance-response}}")
        .otherwise()
        .to("{{cleanclaim.routes.acknowledgement.syntax}}");
  }

  private static String quietly(String inbox) {
    return inbox.matches("(file|ftps?|sftp):.*")
        ? inbox + (inbox.contains("?") ? "&" : "?") + "exceptionHandler=#bean:" + FAILURES
        : inbox;
  }
}
