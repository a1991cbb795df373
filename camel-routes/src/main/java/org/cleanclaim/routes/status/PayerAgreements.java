package org.cleanclaim.routes.status;

import org.cleanclaim.routes.status.StatusSettings.PayerTerms;

/** What is agreed with payers: the host's own policies where it has some, else the settings. */
public interface PayerAgreements {

  /** What is agreed with this payer; its parts are null where nothing is. */
  PayerTerms of(String payerId);
}
