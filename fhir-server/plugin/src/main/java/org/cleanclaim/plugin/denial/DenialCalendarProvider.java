package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.ledger.Digest;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UrlType;

/**
 * The operation {@code $denial-calendar}: gives the address of a calendar of last days.
 *
 * <p>Calendars cannot log in, so that the address itself is the key: 256 random bits, of which only
 * the digest is kept. A new address ends the one before.
 */
public final class DenialCalendarProvider {

  private static final int BYTES = 32;

  private final DenialLedger ledger;
  private final CurrentUser user;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DenialCalendarProvider(DenialLedger ledger, CurrentUser user, Clock clock) {
    this.ledger = ledger;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Gives the address of a person's or a team's calendar, or ends it.
   *
   * @param owner the person; the caller when neither is sent
   * @param team the team's code
   * @param revoke true to end the address that was given, and give none
   * @return {@code address}, or {@code revoked}: how many were ended
   */
  @Operation(name = "$denial-calendar", typeName = "Task")
  public Parameters calendar(
      @OperationParam(name = "owner", max = 1) Reference owner,
      @OperationParam(name = "team", max = 1) CodeType team,
      @OperationParam(name = "revoke", max = 1) BooleanType revoke,
      RequestDetails request) {
    String who = Facts.words(user.of(request));
    String tenant = TransactionWrites.tenant(TransactionWrites.inServersName(request));
    String ofTeam = team == null || team.isEmpty() ? null : team.getValue();
    String ofPerson = owner == null || owner.isEmpty() ? null : Facts.words(owner);
    if (ofTeam != null && ofPerson != null) {
      throw BadParameter.missing("team", "Send either owner or team, not both.");
    }
    if (ofTeam == null && ofPerson == null) {
      ofPerson = who;
    }
    DenialLedger.Calendar calendar = new DenialLedger.Calendar(tenant, ofPerson, ofTeam);
    OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    Parameters answer = new Parameters();
    if (revoke != null && revoke.booleanValue()) {
      answer
          .addParameter()
          .setName("revoked")
          .setValue(new IntegerType(ledger.revoke(calendar, now)));
      return answer;
    }
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    ledger.give(Digest.of(key), calendar, who, now);
    String address =
        URI.create(request.getFhirServerBase())
            .resolve("/denial-calendar/" + key + ".ics")
            .toString();
    answer.addParameter().setName("address").setValue(new UrlType(address));
    return answer;
  }
}
