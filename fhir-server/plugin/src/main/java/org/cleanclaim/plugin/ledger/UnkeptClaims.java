package org.cleanclaim.plugin.ledger;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataAccessResourceFailureException;

/** The ledger of a host that keeps none: claims are written all the same, worklists are not. */
public class UnkeptClaims implements ClaimLedger {

  @Override
  public void add(String tenant, ClaimEntry entry) {
    // nowhere to keep it
  }

  @Override
  public void renew(String tenant, ClaimEntry entry, boolean moved) {
    // nowhere to keep it
  }

  @Override
  public void moved(String tenant, String claim, ClaimEntry.Station station, List<String> edits) {
    // nowhere to keep it
  }

  @Override
  public void told(String tenant, String claim, ClaimEntry.Station station) {
    // nowhere to keep it
  }

  @Override
  public void sentBack(String tenant, String claim, OffsetDateTime at) {
    // nowhere to keep it
  }

  @Override
  public void remove(String tenant, String claim) {
    // nothing is kept
  }

  @Override
  public void lock(String tenant, Collection<String> claims) {
    // nothing is kept
  }

  @Override
  public int keepOnly(String tenant, Set<String> claims) {
    return 0;
  }

  @Override
  public ClaimPage find(String tenant, ClaimQuery query, UnaryOperator<List<String>> byName) {
    throw new DataAccessResourceFailureException("no ledger");
  }

  @Override
  public List<String> heldSince(String tenant, OffsetDateTime instant, String after, int most) {
    return List.of();
  }

  @Override
  public Optional<OffsetDateTime> heldSince(String tenant, String claim) {
    return Optional.empty();
  }
}
