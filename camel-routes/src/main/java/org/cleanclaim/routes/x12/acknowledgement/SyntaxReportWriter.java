package org.cleanclaim.routes.x12.acknowledgement;

import java.util.List;
import org.cleanclaim.routes.x12.Delimiters;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.SegmentWriter;
import org.cleanclaim.routes.x12.X12Writer;

/** Writes a group's verdict as a 999 (005010X231A1). */
public final class SyntaxReportWriter {
  private static final X12Writer.Kind KIND = new X12Writer.Kind("FA", "999", "005010X231A1");

  private final X12Writer writer;

  public SyntaxReportWriter() {
    this(Delimiters.USUAL);
  }

  public SyntaxReportWriter(Delimiters delimiters) {
    writer = new X12Writer(delimiters);
  }

  public byte[] write(Interchange interchange, GroupVerdict verdict) {
    return writer.write(interchange, KIND, out -> content(out, verdict));
  }

  private static void content(SegmentWriter out, GroupVerdict verdict) {
    out.segment("AK1").add(verdict.functionalId()).add(verdict.groupNumber());
    out.add(verdict.guide()).end();
    for (var set : verdict.sets()) {
      out.segment("AK2").add(set.type()).add(set.controlNumber()).add(set.guide()).end();
      set.faults().forEach(fault -> fault(out, fault));
      out.segment("IK5").add(set.code());
      set.reasons().forEach(out::add);
      out.end();
    }
    out.segment("AK9").add(verdict.code()).add(Integer.toString(verdict.included()));
    out.add(Integer.toString(verdict.received())).add(Integer.toString(verdict.accepted()));
    verdict.reasons().forEach(out::add);
    out.end();
  }

  private static void fault(SegmentWriter out, SegmentFault fault) {
    out.segment("IK3").add(fault.segment()).add(Integer.toString(fault.position()));
    out.add(fault.loop()).add(fault.code()).end();
    fault
        .contexts()
        .forEach(context -> out.segment("CTX").composite(List.of(context.split(":"))).end());
    for (var element : fault.elements()) {
      out.segment("IK4").composite(place(element)).add(element.reference());
      out.add(element.code()).end();
    }
  }

  private static List<String> place(ElementFault fault) {
    var element = Integer.toString(fault.element());
    var component = fault.component() == 0 ? "" : Integer.toString(fault.component());
    if (fault.repetition() > 0) {
      return List.of(element, component, Integer.toString(fault.repetition()));
    }
    return component.isEmpty() ? List.of(element) : List.of(element, component);
  }
}
