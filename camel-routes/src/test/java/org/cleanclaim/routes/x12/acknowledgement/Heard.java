package org.cleanclaim.routes.x12.acknowledgement;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionSet;

/** Remembers what a reader handed on. */
final class Heard implements AcknowledgementHandler {
  final List<InterchangeVerdict> interchanges = new ArrayList<>();
  final List<GroupVerdict> groups = new ArrayList<>();
  final List<StatusFile> files = new ArrayList<>();
  final List<BatchStatus> batches = new ArrayList<>();
  final List<ClaimStatus> claims = new ArrayList<>();
  final List<SyntaxFault> faults = new ArrayList<>();

  static Heard in(String text) {
    return in(text.getBytes(StandardCharsets.US_ASCII));
  }

  static Heard in(byte[] bytes) {
    var heard = new Heard();
    new AcknowledgementReader().read(new ByteArrayInputStream(bytes), heard);
    return heard;
  }

  @Override
  public void interchange(Interchange envelope, InterchangeVerdict verdict) {
    interchanges.add(verdict);
  }

  @Override
  public void group(Interchange envelope, GroupVerdict verdict) {
    groups.add(verdict);
  }

  @Override
  public void batch(StatusFile file, BatchStatus status) {
    files.add(file);
    batches.add(status);
  }

  @Override
  public void claim(StatusFile file, ClaimStatus status) {
    files.add(file);
    claims.add(status);
  }

  @Override
  public void end(TransactionSet set, List<SyntaxFault> departures) {
    faults.addAll(departures);
  }
}
