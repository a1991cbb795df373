package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * The envelope of a CDS Hooks call, as far as it is the same for every hook.
 *
 * @param hook the hook that was triggered
 * @param hookInstance the UUID of this triggering
 * @param fhirServer the base of the caller's FHIR server; null when none was named
 * @param authorization the token lent for it; null when none was sent
 * @param context the hook's own data
 * @param prefetch records sent along, by key; empty when none were
 * @param traced whether the caller asked for every edit's verdict
 * @param asksModifiers whether the caller asked which modifiers the charged lines can carry
 */
record HookRequest(
    String hook,
    String hookInstance,
    URI fhirServer,
    FhirAuthorization authorization,
    ObjectNode context,
    JsonNode prefetch,
    boolean traced,
    boolean asksModifiers) {}
