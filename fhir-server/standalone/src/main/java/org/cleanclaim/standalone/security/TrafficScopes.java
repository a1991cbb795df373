package org.cleanclaim.standalone.security;

import java.util.List;

/** Scopes of our own for the payer traffic. An issuer grants them to those who work on it. */
public final class TrafficScopes {

  /** To see what went and came, with the patient masked. */
  public static final String READ = "cleanclaim/traffic.read";

  /** To see and take along what is in it; each time is on record. */
  public static final String REVEAL = "cleanclaim/traffic.reveal";

  /** To send or apply a message once more. */
  public static final String REPLAY = "cleanclaim/traffic.replay";

  /** To hand in a site's past: claims that went out another way, and what payers answered. */
  public static final String IMPORT = "cleanclaim/traffic.import";

  public static final List<String> ALL = List.of(READ, REVEAL, REPLAY, IMPORT);

  private TrafficScopes() {}
}
