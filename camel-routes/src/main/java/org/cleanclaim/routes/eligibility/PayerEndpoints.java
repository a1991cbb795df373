package org.cleanclaim.routes.eligibility;

import java.util.Optional;

/** Where each payer takes its 270. */
public interface PayerEndpoints {

  /** True when this payer has an endpoint of its own. */
  boolean knows(String payerId);

  /** The Camel endpoint to send to; empty when nobody has said. */
  Optional<String> find(String payerId);
}
