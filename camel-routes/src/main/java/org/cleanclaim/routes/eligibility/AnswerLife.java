package org.cleanclaim.routes.eligibility;

import com.github.benmanes.caffeine.cache.Expiry;

/** How long an outcome is remembered: by what kind of answer it is. */
final class AnswerLife implements Expiry<Object, PayerOutcome> {
  private final AnswerMemorySettings settings;

  AnswerLife(AnswerMemorySettings settings) {
    this.settings = settings;
  }

  @Override
  public long expireAfterCreate(Object key, PayerOutcome outcome, long now) {
    if (!outcome.isWorthKeeping()) {
      return 0;
    }
    return (outcome.answer().isRejected() ? settings.rejected() : settings.answered()).toNanos();
  }

  @Override
  public long expireAfterUpdate(Object key, PayerOutcome outcome, long now, long current) {
    return expireAfterCreate(key, outcome, now);
  }

  @Override
  public long expireAfterRead(Object key, PayerOutcome outcome, long now, long current) {
    return current;
  }
}
