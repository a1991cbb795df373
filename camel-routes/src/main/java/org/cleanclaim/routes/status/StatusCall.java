package org.cleanclaim.routes.status;

/** Puts a 276 to a payer in real time. */
public interface StatusCall {

  /** What the payer gave back; fails when it gave nothing. */
  byte[] ask(String endpoint, byte[] inquiry);
}
