package org.cleanclaim.plugin.ledger;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;

/** The denials of a host that keeps none beside their Tasks: there are no lists of them. */
public class UnkeptDenials implements DenialLedger {

  @Override
  public void told(String tenant, DenialEntry entry) {
    // nowhere to keep it
  }

  @Override
  public void lock(String tenant, String claim) {
    // nothing is kept
  }

  @Override
  public int keepOnly(String tenant, Set<String> tasks) {
    return 0;
  }

  @Override
  public DenialPage find(String tenant, DenialQuery query) {
    throw new DataAccessResourceFailureException("no ledger");
  }

  @Override
  public List<String> tasks(String tenant, DenialQuery query, String after, int most) {
    return List.of();
  }

  @Override
  public void give(String digest, Calendar calendar, String by, OffsetDateTime at) {
    throw new DataAccessResourceFailureException("no ledger");
  }

  @Override
  public int revoke(Calendar calendar, OffsetDateTime at) {
    return 0;
  }

  @Override
  public Optional<Calendar> calendar(String digest) {
    return Optional.empty();
  }

  @Override
  public List<DenialEntry> due(Calendar calendar, LocalDate from, int most) {
    return List.of();
  }
}
