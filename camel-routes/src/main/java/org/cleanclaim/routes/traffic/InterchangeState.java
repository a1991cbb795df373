package org.cleanclaim.routes.traffic;

/** What is known of an interchange that is to go out, or went. */
public enum InterchangeState {
  READY,
  SENDING,
  /** Whether it arrived is not known. */
  IN_DOUBT,
  SENT,
  /** The receiver said that it can read it: TA1, 999. */
  ACCEPTED,
  REJECTED,
  /** Given up: by a person, then its claims are held; or an inquiry nobody answered. */
  DEAD
}
