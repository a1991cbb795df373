package org.cleanclaim.routes.tracing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Looks up what went and what came; changes nothing. */
public final class Exchanges {
  static final int PAGE = 50;

  private static final String STUCK = "('QUARANTINED', 'IN_DOUBT', 'DEAD')";

  /** What went and what came in one shape. */
  private static final String EXCHANGE =
      """
      with exchange as (
        select 'out' as direction, 'out-' || i.id as id, i.partner, i.kind, i.state,
          coalesce(i.sending_since, i.made_at) as at, i.attempt as tries, i.file_name as name,
          i.control_no, octet_length(i.body) as size, i.body_sha256 as sha256,
          i.id as interchange_id, null::text as error
        from cleanclaim_routes.interchange i where i.tenant = :tenant
        union all
        select 'in', 'in-' || n.partner || '-' || encode(n.sha256, 'hex'), n.partner, n.kind,
          n.state, n.received_at, 1 + n.replays, n.name, null, octet_length(n.raw), n.sha256,
          null, n.reason
        from cleanclaim_routes.inbound n where n.tenant = :tenant)
      """;

  /** Submissions an exchange is about: by its interchange, or by the answers in it. */
  private static final String ABOUT =
      """
       from (
          select o.id from cleanclaim_routes.submission o
            where o.interchange_id = x.interchange_id
          union all
          select a.submission_id from cleanclaim_routes.answer a
            where x.interchange_id is null and a.tenant = :tenant and a.partner = x.partner
              and a.inbound_sha256 = x.sha256) about
        join cleanclaim_routes.submission s on s.id = about.id
      """;

  private static final String CONDITION =
      " where (:direction::text is null or x.direction = :direction)"
          + " and (:kind::text is null or x.kind = :kind)"
          + " and (:state::text is null or x.state = :state or :state = 'stuck' and x.state in "
          + STUCK
          + ") and (:from::timestamptz is null or x.at >= :from)"
          + " and (:to::timestamptz is null or x.at < :to)"
          + " and (:payer::text is null or x.partner = :payer or exists (select 1"
          + ABOUT
          + " where s.payer_id = :payer)) and (:trace::text is null or x.control_no = :trace"
          + " or exists (select 1"
          + ABOUT
          + " where s.clm01 = :trace or s.claim_ref = :trace"
          + " or s.claim_ref = 'Claim/' || :trace))";

  private static final String SHOWN =
      """
      select x.direction, x.id, x.partner, x.state, x.at, x.tries, x.name, x.control_no, x.size,
        encode(x.sha256, 'hex') as sha256,
        coalesce((select string_agg(distinct a.kind, ', ') from cleanclaim_routes.answer a
          where x.interchange_id is null and a.tenant = :tenant and a.partner = x.partner
            and a.inbound_sha256 = x.sha256), x.kind) as kind,
        coalesce(x.error, (select min(s.reason) from cleanclaim_routes.submission s
          where s.interchange_id = x.interchange_id
            and x.state in ('IN_DOUBT', 'DEAD', 'REJECTED'))) as error,
        coalesce((select string_agg(distinct coalesce(s.payer_name, s.payer_id), ', ') %s), '')
          as payers,
        (select count(distinct s.id) %s) as claims
      from (select * from exchange x %s order by x.at desc, x.id desc limit %s offset :offset) x
      order by x.at desc, x.id desc
      """;

  private final JdbcClient jdbc;
  private final String tenant;
  private final Clock clock;

  public Exchanges(TrafficDatabase database, String tenant, Clock clock) {
    this.jdbc = database.jdbc();
    this.tenant = tenant;
    this.clock = clock;
  }

  /** A page of fifty with what stands around it. */
  public ExchangeList list(ExchangeQuery query) {
    var rows =
        asked(EXCHANGE + SHOWN.formatted(ABOUT, ABOUT, CONDITION, Integer.toString(PAGE)), query)
            .param("offset", (long) query.page() * PAGE)
            .query(Exchanges::read)
            .list();
    int total =
        asked(EXCHANGE + "select count(*) from exchange x " + CONDITION, query)
            .query(Integer.class)
            .single();
    return new ExchangeList(
        rows, query.page(), total, strip(query), payers(), kinds(), clock.instant());
  }

  private StatementSpec asked(String sql, ExchangeQuery query) {
    return jdbc.sql(sql)
        .param("tenant", tenant)
        .param("direction", query.direction())
        .param("kind", query.kind())
        .param("state", query.state())
        .param("payer", query.payer())
        .param("trace", query.trace())
        .param("from", time(query.from()))
        .param("to", time(query.to()));
  }

  public Optional<Exchange> find(String id) {
    return jdbc.sql(EXCHANGE + SHOWN.formatted(ABOUT, ABOUT, " where x.id = :id", "1"))
        .param("tenant", tenant)
        .param("id", id)
        .param("offset", 0L)
        .query(Exchanges::read)
        .optional();
  }

  /** The bytes as they went or came. */
  public Optional<byte[]> bytes(Exchange exchange) {
    return exchange.direction().equals("out")
        ? jdbc.sql("select body from cleanclaim_routes.interchange where tenant = ? and id = ?")
            .params(tenant, interchange(exchange.id()))
            .query(byte[].class)
            .optional()
        : jdbc.sql(
                "select raw from cleanclaim_routes.inbound"
                    + " where tenant = ? and partner = ? and sha256 = ?")
            .params(tenant, exchange.partner(), HexFormat.of().parseHex(exchange.sha256()))
            .query(byte[].class)
            .optional();
  }

  /** The interchange's own id in the id of an exchange that went out. */
  public static long interchange(String id) {
    return Long.parseLong(id.substring("out-".length()));
  }

  private ExchangeList.Strip strip(ExchangeQuery query) {
    return jdbc.sql(
            """
            select
              (select count(*) from cleanclaim_routes.submission s where s.tenant = :tenant
                and (:from::timestamptz is null or s.taken_at >= :from)
                and (:to::timestamptz is null or s.taken_at < :to)) as taken,
              (select count(*) from cleanclaim_routes.submission s where s.tenant = :tenant
                and (:from::timestamptz is null or s.taken_at >= :from)
                and (:to::timestamptz is null or s.taken_at < :to)
                and exists (select 1 from cleanclaim_routes.submission_move m
                  where m.submission_id = s.id and m.to_state = 'QUEUED')) as scrubbed,
              (select count(distinct m.submission_id) from cleanclaim_routes.submission_move m
                join cleanclaim_routes.submission s on s.id = m.submission_id
                where s.tenant = :tenant and m.to_state = 'SENT'
                and (:from::timestamptz is null or m.moved_at >= :from)
                and (:to::timestamptz is null or m.moved_at < :to)) as gone,
              (select count(*) from cleanclaim_routes.submission s
                where s.tenant = :tenant and s.state = 'HELD') as held,
              (select count(*) from cleanclaim_routes.inbound n where n.tenant = :tenant
                and (:from::timestamptz is null or n.received_at >= :from)
                and (:to::timestamptz is null or n.received_at < :to)) as answers,
              (select count(*) from cleanclaim_routes.inbound n
                where n.tenant = :tenant and n.state = 'QUARANTINED')
              + (select count(*) from cleanclaim_routes.interchange i
                where i.tenant = :tenant and i.state in ('IN_DOUBT', 'DEAD')) as dead
            """)
        .param("tenant", tenant)
        .param("from", time(query.from()))
        .param("to", time(query.to()))
        .query(
            (row, number) ->
                new ExchangeList.Strip(
                    row.getInt("taken"),
                    row.getInt("scrubbed"),
                    row.getInt("gone"),
                    row.getInt("held"),
                    row.getInt("answers"),
                    row.getInt("dead")))
        .single();
  }

  private List<ExchangeList.Payer> payers() {
    return jdbc.sql(
            """
            select id, min(name) as name from (
              select payer_id as id, coalesce(payer_name, payer_id) as name
                from cleanclaim_routes.submission where tenant = :tenant and payer_id is not null
              union all
              select partner, partner from cleanclaim_routes.partner where tenant = :tenant
              union all
              select partner, partner from cleanclaim_routes.inbound where tenant = :tenant) known
            group by id order by 2, 1 limit 500
            """)
        .param("tenant", tenant)
        .query((row, number) -> new ExchangeList.Payer(row.getString("id"), row.getString("name")))
        .list();
  }

  private List<String> kinds() {
    return jdbc.sql(
            "select kind from cleanclaim_routes.interchange where tenant = :tenant union"
                + " select kind from cleanclaim_routes.inbound where tenant = :tenant order by 1")
        .param("tenant", tenant)
        .query(String.class)
        .list();
  }

  private static Exchange read(ResultSet row, int number) throws SQLException {
    return new Exchange(
        row.getString("id"),
        row.getString("direction"),
        row.getString("kind"),
        row.getString("partner"),
        row.getString("payers"),
        row.getString("state"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getInt("tries"),
        row.getString("name"),
        row.getString("control_no"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getString("error"),
        row.getInt("claims"));
  }

  private static OffsetDateTime time(Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
