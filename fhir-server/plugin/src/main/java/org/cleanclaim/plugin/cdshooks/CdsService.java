package org.cleanclaim.plugin.cdshooks;

/** A CDS Hooks service: one hook, one question answered. A further service is one more bean. */
public interface CdsService {

  /** What discovery tells of it. */
  ServiceDescription description();

  /** Answers a call whose envelope was found in order. */
  CdsAnswer answer(CdsCall call);
}
