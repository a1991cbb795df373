package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.cleanclaim.routes.gateway.GatewaySettings.OnAlert;
import org.cleanclaim.routes.gateway.GatewaySettings.Unchecked;
import org.cleanclaim.routes.operations.JsonGuard;
import org.cleanclaim.routes.operations.RouteFailure;

/** Writes that may bring claims: looked into, judged, and passed on as the settings say. */
public final class ClaimWrites {
  private final FhirContext fhir;
  private final GatewaySettings settings;
  private final ClaimDesk desk;
  private final NewsDesk news;

  public ClaimWrites(FhirContext fhir, GatewaySettings settings, ClaimDesk desk, NewsDesk news) {
    this.fhir = fhir;
    this.settings = settings;
    this.desk = desk;
    this.news = news;
  }

  /** A body that can be looked into, or why it cannot. */
  private record Looked(ObjectNode tree, String reason) {}

  void pass(Passage passage) throws IOException {
    int most = Math.toIntExact(settings.largestInspected().toBytes());
    var body = passage.request().getInputStream();
    var raw = body.readNBytes(most + 1);
    if (raw.length > most) {
      passLong(passage, raw, body);
      return;
    }
    var looked = look(passage, raw, most);
    if (looked == null) {
      try (var answer = passage.send(raw)) {
        passage.relay(answer);
      }
    } else if (looked.reason() != null) {
      passUnread(passage, raw, looked.reason());
    } else {
      passRead(passage, raw, SentBody.of(fhir, looked.tree()));
    }
  }

  /** Whether something may be let through unread; else it is refused. */
  private boolean isLetThrough() {
    return settings.onAlert() == OnAlert.WARN || settings.unchecked() == Unchecked.OPEN;
  }

  private void passLong(Passage passage, byte[] begun, InputStream rest) throws IOException {
    if (!isLetThrough()) {
      throw RouteFailure.tooLong(
          "The body is longer than %d kB, so its claims could not be checked. Send it in parts."
              .formatted(settings.largestInspected().toKilobytes()));
    }
    var whole = new SequenceInputStream(new ByteArrayInputStream(begun), rest);
    new ClaimAnswer(passage, List.of(), news)
        .relayUnchecked(passage.send(whole), "it is too long to be looked into.");
  }

  private void passUnread(Passage passage, byte[] raw, String reason) throws IOException {
    if (!isLetThrough()) {
      throw RouteFailure.refused("Its claims could not be checked: " + reason);
    }
    new ClaimAnswer(passage, List.of(), news).relayUnchecked(passage.send(raw), reason);
  }

  /** Null when there is nothing in it that anybody cares for. */
  private Looked look(Passage passage, byte[] raw, int most) throws IOException {
    byte[] plain;
    try {
      plain = inflated(passage, raw, most);
    } catch (RouteFailure unusable) {
      return new Looked(null, unusable.getMessage());
    }
    if (!mentions(plain)) {
      return null;
    }
    var type = passage.request().getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).contains("json")) {
      return new Looked(null, "the gateway reads JSON only. Send application/fhir+json.");
    }
    try {
      JsonGuard.read(new ByteArrayInputStream(plain), most);
      return new Looked(JsonTree.read(plain), null);
    } catch (RouteFailure unusable) {
      return new Looked(null, unusable.getMessage());
    } catch (IOException unreadable) {
      return new Looked(null, "the body is no FHIR resource in JSON.");
    }
  }

  private static byte[] inflated(Passage passage, byte[] raw, int most) throws IOException {
    var encoding = passage.request().getHeader("Content-Encoding");
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return raw;
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw RouteFailure.unusable("the gateway unpacks gzip only. Send it so, or unpacked.", null);
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(raw))) {
      var plain = gzip.readNBytes(most + 1);
      if (plain.length > most) {
        throw RouteFailure.unusable("it is too long to be looked into.", null);
      }
      return plain;
    } catch (java.util.zip.ZipException | java.io.EOFException damaged) {
      throw RouteFailure.unusable("its gzip is damaged.", damaged);
    }
  }

  /** The word in some one-byte writing; what is written in two bytes or with escapes is read. */
  private static boolean mentions(byte[] body) {
    if (body.length == 0) {
      return false;
    }
    var text = new String(body, StandardCharsets.ISO_8859_1);
    return text.contains("Claim")
        || text.contains("Coverage")
        || text.contains("\\u")
        || text.contains("&#")
        || text.indexOf('\0') >= 0;
  }

  private void passRead(Passage passage, byte[] raw, SentBody body) throws IOException {
    if (body.hasBlindChange()) {
      refusePatch();
    }
    if (body.places().size() > settings.claimsInBundle()) {
      passUnread(
          passage,
          raw,
          "there are more than %d claims in the Bundle. Send it in parts."
              .formatted(settings.claimsInBundle()));
      return;
    }
    passage.unpacked();
    var judged = desk.judge(body, Caller.of(passage.request()));
    var held = judged.stream().filter(one -> one.isToBeHeld(settings.unchecked())).toList();
    var answer = new ClaimAnswer(passage, judged, news);
    if (settings.onAlert() == OnAlert.REFUSE && !held.isEmpty()) {
      refuse(passage, body, held, answer);
    } else if (settings.onAlert() == OnAlert.HOLD) {
      var before = body.bytes();
      judged.forEach(one -> SentBody.tag(one.place(), held.contains(one)));
      var after = body.bytes();
      // A body in which no tag changed goes on byte by byte.
      answer.relay(
          java.util.Arrays.equals(before, after) ? passage.send(raw) : passage.sendInstead(after));
    } else {
      answer.relay(passage.send(raw));
    }
  }

  private static void refuse(
      Passage passage, SentBody body, List<ClaimDesk.Judged> held, ClaimAnswer answer)
      throws IOException {
    if (!body.isBatch()) {
      answer.refuse(held);
      return;
    }
    // The entries of a batch stand or fall alone.
    body.leaveOut(held.stream().map(one -> one.place().entry()).toList());
    if (body.entries() == 0) {
      answer.relayBatch(null, held);
    } else {
      try (var upstream = passage.sendInstead(body.bytes())) {
        answer.relayBatch(upstream, held);
      }
    }
  }

  /** What a patch makes of a claim is known only when it is stored. */
  void passPatch(Passage passage) throws IOException {
    refusePatch();
    new ClaimAnswer(passage, List.of(), news)
        .relayUnchecked(passage.send(), "a patch was sent. Send the whole claim with PUT.");
  }

  private void refusePatch() {
    if (!isLetThrough()) {
      throw RouteFailure.refused(
          "A patch of a claim cannot be checked before it is stored. Send the whole claim with"
              + " PUT.");
    }
  }
}
