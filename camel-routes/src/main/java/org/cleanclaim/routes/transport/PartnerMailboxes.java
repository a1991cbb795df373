package org.cleanclaim.routes.transport;

import org.cleanclaim.routes.submission.Mailbox;

/** Each partner's mailbox by its transport. */
final class PartnerMailboxes implements Mailbox {
  private final PartnerEndpoints endpoints;
  private final Mailbox camel;
  private final Mailbox core;
  private final Mailbox fhir;

  PartnerMailboxes(PartnerEndpoints endpoints, Mailbox camel, Mailbox core, Mailbox fhir) {
    this.endpoints = endpoints;
    this.camel = camel;
    this.core = core;
    this.fhir = fhir;
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
    return switch (endpoints.transport(partner)) {
      case CORE -> core;
      case FHIR -> fhir;
      default -> camel;
    };
  }
}
