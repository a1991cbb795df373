package org.cleanclaim.routes.replay;

import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.cleanclaim.routes.mailbox.MailboxSorting;
import org.cleanclaim.routes.replay.ReplayPlan.Change;
import org.cleanclaim.routes.replay.ReplayPlan.Check;
import org.cleanclaim.routes.traffic.Inbound.Received;
import org.cleanclaim.routes.traffic.Replay;

/**
 * Has a received file applied once more on the way it came, now that what was wrong is mended. What
 * it is is found out anew.
 */
public final class QuarantineReplay {
  private final ProducerTemplate camel;
  private final String route;

  public QuarantineReplay(ProducerTemplate camel, String route) {
    this.camel = camel;
    this.route = route;
  }

  /**
   * @param rehearsal to say what would be done, and leave everything as it is
   */
  public ReplayPlan run(String partner, String name, byte[] raw, boolean rehearsal) {
    var sorted = MailboxSorting.whole(raw, name, partner);
    var replay = new Replay(rehearsal);
    camel.requestBody(route, new Received(partner, name, sorted.kind(), raw, replay));
    var plan = plan(replay.report(), sorted.kind());
    return rehearsal || !plan.allowed() ? plan : plan.carriedOut();
  }

  private static ReplayPlan plan(Replay.Report report, String kind) {
    var changes =
        report.moves().stream()
            .map(moved -> new Change(moved.claim(), moved.trace(), moved.from(), moved.to()))
            .toList();
    return switch (report.outcome()) {
      case APPLIED ->
          new ReplayPlan(
              true, "apply", words(report), List.of(posted("no"), read(kind)), changes, false);
      case DUPLICATE ->
          new ReplayPlan(
              !report.known(),
              report.known() ? "nothing" : "apply",
              report.words(),
              List.of(posted("yes"), read(kind)),
              List.of(),
              false);
      case QUARANTINED ->
          ReplayPlan.refused(
              "It would be quarantined again: " + report.words(),
              List.of(posted("no"), read(kind)));
    };
  }

  private static String words(Replay.Report report) {
    var words = new StringBuilder("It is taken in.");
    if (report.payments() > 0) {
      words.append(" Payments it posts: ").append(report.payments()).append('.');
    }
    if (report.words() != null) {
      words.append(' ').append(report.words());
    }
    return words.toString();
  }

  private static Check posted(String result) {
    return new Check(
        "already-posted",
        result,
        result.equals("yes")
            ? "What it says was applied before."
            : "What it says was not applied before.");
  }

  private static Check read(String kind) {
    return new Check("read-as", "yes", "It is read as " + kind + ".");
  }
}
