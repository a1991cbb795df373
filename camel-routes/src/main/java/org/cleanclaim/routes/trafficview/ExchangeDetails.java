package org.cleanclaim.routes.trafficview;

import java.util.List;
import org.cleanclaim.routes.audit.AuditEntry;
import org.cleanclaim.routes.tracing.Content;
import org.cleanclaim.routes.tracing.Exchange;
import org.cleanclaim.routes.tracing.TracedClaim;

/**
 * One message that is opened.
 *
 * @param claims those it is about, each with its whole way, a hundred at most
 * @param content what lies in it, masked
 * @param audit who saw it unmasked, took it along or sent it again
 */
public record ExchangeDetails(
    Exchange exchange, List<TracedClaim> claims, Content content, List<AuditEntry> audit) {}
