package org.cleanclaim.routes.simulatedpayer;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.springframework.core.io.Resource;

/**
 * The simulated payer's mailbox as two folders: claims are taken from {@code to-payer}, answers
 * appear in {@code from-payer}, each kind after its time. What waits lies in {@code later}, so a
 * restart loses none.
 */
public final class SimulatedMailbox extends RouteBuilder {
  private final SimulatedPayerSettings settings;
  private final MailboxAnswers answers;
  private final Clock clock;

  SimulatedMailbox(SimulatedPayerSettings settings, MailboxAnswers answers, Clock clock) {
    this.settings = settings;
    this.answers = answers;
    this.clock = clock;
  }

  /** The mailbox of a payer that decides by the rules of this resource. */
  static SimulatedMailbox of(
      SimulatedPayer payer,
      SimulatedPayerSettings settings,
      ClaimLedger ledger,
      StatusAnswers statuses,
      Resource rules,
      Clock clock) {
    var judgment = new ClaimJudgment(AdjudicationRules.read(rules), payer, ledger, clock);
    return new SimulatedMailbox(
        settings, new MailboxAnswers(new ClaimAnswers(judgment, ledger, clock), statuses), clock);
  }

  @Override
  public void configure() {
    var folder = "file:" + settings.mailbox();
    getContext().getRegistry().bind("simulatedPayerDue", new Due());

    from(folder + "/to-payer?move=taken/${file:name}&delay=500&initialDelay=500")
        .routeId("simulated-payer-claims")
        .convertBodyTo(byte[].class)
        .bean(answers, "answer")
        .split(body())
        .setHeader(Exchange.FILE_NAME, simple("${body.name}"))
        .setBody(simple("${body.content}"))
        .to(folder + "/later?tempPrefix=part-");

    from(folder
            + "/later?delete=true&delay=500&initialDelay=500&filter=#simulatedPayerDue&sortBy=file:name")
        .routeId("simulated-payer-answers")
        .to(folder + "/from-payer?tempPrefix=part-");
  }

  /** Lets an answer through when as much time has passed as its kind takes. */
  private final class Due implements GenericFileFilter<Object> {
    @Override
    public boolean accept(GenericFile<Object> file) {
      var name = file.getFileNameOnly();
      if (name.startsWith("part-")) {
        return false;
      }
      var waited = Duration.ofMillis(clock.millis() - file.getLastModified());
      return waited.compareTo(after(name)) >= 0;
    }

    private Duration after(String name) {
      if (name.endsWith(".835")) {
        return settings.adjudicateAfter();
      }
      return name.endsWith(".277ca") ? settings.acceptAfter() : settings.acknowledgeAfter();
    }
  }
}
