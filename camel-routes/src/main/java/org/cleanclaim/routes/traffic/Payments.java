package org.cleanclaim.routes.traffic;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments that were announced: each is posted once. */
public final class Payments {
  private final JdbcClient jdbc;
  private final String tenant;
  private final Clock clock;

  public Payments(TrafficDatabase database, String tenant, Clock clock) {
    this.jdbc = database.jdbc();
    this.tenant = tenant;
    this.clock = clock;
  }

  /**
   * Keeps a payment; to be called in a transaction.
   *
   * @param payment its name: TRN03, TRN02, BPR16
   * @param content hash of its segments
   * @return false when the same payment with the same content is known
   * @throws Quarantine when it is known with other content
   */
  public boolean announce(String partner, String payment, byte[] content, byte[] inbound) {
    int added =
        jdbc.sql(
                "insert into cleanclaim_routes.payment (tenant, partner, payment, content_sha256,"
                    + " inbound_sha256) values (?, ?, ?, ?, ?) on conflict do nothing")
            .params(tenant, partner, payment, content, inbound)
            .update();
    if (added == 1) {
      return true;
    }
    var known =
        jdbc.sql(
                "select content_sha256 from cleanclaim_routes.payment"
                    + " where tenant = ? and partner = ? and payment = ?")
            .params(tenant, partner, payment)
            .query(byte[].class)
            .single();
    if (!Arrays.equals(known, content)) {
      throw new Quarantine(
          "Payment "
              + payment
              + " is known with other figures. Ask the payer which remittance holds.");
    }
    return false;
  }

  /** The partner a payment was announced by; empty where it is not known. */
  public Optional<String> partner(String payment) {
    return jdbc.sql(
            "select min(partner) from cleanclaim_routes.payment where tenant = ? and payment = ?"
                + " having count(*) > 0")
        .params(tenant, payment)
        .query(String.class)
        .optional();
  }

  /** The file that announced a payment, by its hash in hexadecimal. */
  public record Announced(String partner, String file) {}

  /**
   * Takes a payment for not posted yet, and says by which file it is to be posted once more; empty
   * where it still is to be posted.
   */
  public Optional<Announced> unpost(String payment) {
    return jdbc
        .sql(
            "update cleanclaim_routes.payment set posted_at = null where tenant = ?"
                + " and payment = ? and posted_at is not null returning partner, encode(inbound_sha256, 'hex') as file")
        .params(tenant, payment)
        .query((row, number) -> new Announced(row.getString("partner"), row.getString("file")))
        .list()
        .stream()
        .findFirst();
  }

  /** True for the file that announced the payment, and only for it. */
  public boolean isFrom(String partner, String payment, byte[] inbound) {
    return jdbc.sql(
                "select count(*) from cleanclaim_routes.payment where tenant = ? and partner = ?"
                    + " and payment = ? and inbound_sha256 = ?")
            .params(tenant, partner, payment, inbound)
            .query(Integer.class)
            .single()
        == 1;
  }

  public void posted(String partner, String payment) {
    jdbc.sql(
            "update cleanclaim_routes.payment set posted_at = ?"
                + " where tenant = ? and partner = ? and payment = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), tenant, partner, payment)
        .update();
  }
}
