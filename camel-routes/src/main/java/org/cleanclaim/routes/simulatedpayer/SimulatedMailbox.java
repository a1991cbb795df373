package org.cleanclaim.routes.simulatedpayer;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * The simulated payer's mailbox as two folders: claims are taken from {@code to-payer}, answers
 * appear in {@code from-payer}, each kind after its time. What waits lies in {@code later}, so a
 * restart loses none.
 */
public final class SimulatedMailbox extends RouteBuilder {
  /** Files that are still being written. */
  private static final String UNFINISHED = "&exclude=(part-.*|.*[.]part)";

  private final SimulatedPayerSettings settings;
  private final MisbehavingDesk desk;
  private final Misbehaviours misbehaviours;
  private final DueTimes times;

  SimulatedMailbox(
      SimulatedPayerSettings settings,
      MisbehavingDesk desk,
      Misbehaviours misbehaviours,
      DueTimes times) {
    this.settings = settings;
    this.desk = desk;
    this.misbehaviours = misbehaviours;
    this.times = times;
  }

  @Override
  public void configure() {
    var folder = "file:" + settings.mailbox();
    getContext().getRegistry().bind("simulatedPayerDue", new Due());
    getContext().getRegistry().bind("simulatedPayerTakes", new Takes());

    from(folder
            + "/to-payer?move=taken/${file:name}&delay=500&initialDelay=500&filter=#simulatedPayerTakes"
            + UNFINISHED)
        .routeId("simulated-payer-claims")
        .convertBodyTo(byte[].class)
        .bean(desk, "take")
        .split(body())
        .setHeader(Exchange.FILE_NAME, simple("${body.name}"))
        .setBody(simple("${body.content}"))
        .to(folder + "/later?tempPrefix=part-");

    from(folder
            + "/later?delete=true&delay=500&initialDelay=500&filter=#simulatedPayerDue&sortBy=file:name")
        .routeId("simulated-payer-answers")
        .to(folder + "/from-payer?tempPrefix=part-");
  }

  /** Takes no file while the payer hangs. */
  private final class Takes implements GenericFileFilter<Object> {
    @Override
    public boolean accept(GenericFile<Object> file) {
      return !misbehaviours.is(Misbehaviour.Mode.HANG);
    }
  }

  /** Lets an answer through when as much time has passed as its kind takes. */
  private final class Due implements GenericFileFilter<Object> {
    @Override
    public boolean accept(GenericFile<Object> file) {
      var name = file.getFileNameOnly();
      return !name.startsWith("part-") && times.isDue(name, file.getLastModified());
    }
  }
}
