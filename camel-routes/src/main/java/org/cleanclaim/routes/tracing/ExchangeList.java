package org.cleanclaim.routes.tracing;

import java.time.Instant;
import java.util.List;

/**
 * A page of exchanges with what stands around it.
 *
 * @param total how many there are on all pages
 * @param payers those there is anything of
 * @param asOf when this was looked up
 */
public record ExchangeList(
    List<Exchange> rows,
    int page,
    int total,
    Strip strip,
    List<Payer> payers,
    List<String> kinds,
    Instant asOf) {

  /** A payer, or a partner, to filter by. */
  public record Payer(String id, String name) {}

  /**
   * What passed in the time asked about.
   *
   * @param in versions of claims that were taken on, each scrubbed and ready
   * @param scrubbed those of them that could be written for their payer
   * @param out claims that reached the partner
   * @param held claims that stand held by the routes now
   * @param answers files received
   * @param dead what waits for a person now: quarantined, in doubt, given up
   */
  public record Strip(int in, int scrubbed, int out, int held, int answers, int dead) {}
}
