package org.cleanclaim.routes.transport;

import org.cleanclaim.routes.submission.Mailbox;

/** Each partner's mailbox by its transport. */
final class PartnerMailboxes implements Mailbox {
  private final PartnerEndpoints endpoints;
  private final Mailbox camel;
  private final Mailbox core;

  PartnerMailboxes(PartnerEndpoints endpoints, Mailbox camel, Mailbox core) {
    this.endpoints = endpoints;
    this.camel = camel;
    this.core = core;
  }

  @Override
  public void put(String partner, String name, byte[] content) {
    of(partner).put(partner, name, content);
  }

  @Override
  public boolean holds(String partner, String name, int size) {
    return of(partner).holds(partner, name, size);
  }

  private Mailbox of(String partner) {
    return endpoints.transport(partner) == Transport.CORE ? core : camel;
  }
}
