import type { FhirResource } from 'fhir/r4';
import { FhirError } from '../fhir/outcome';
import type { FhirServer } from '../fhir/server';

/** A request of an app (SMART Web Messaging 1.0). */
export interface AppMessage {
  messagingHandle: string;
  messageId: string;
  messageType: string;
  payload: { resource?: FhirResource };
}

/** What the EHR does for an app beside the chart. */
export interface Scratchpad {
  server: FhirServer;
  /** A draft was changed. */
  onChanged: () => void;
  /** The person is done with the app. */
  onDone: () => void;
}

/** Reads a message that was sent under the handle of this launch; anything else is none. */
export function messageOf(data: unknown, handle: string): AppMessage | undefined {
  const said = (typeof data === 'object' && data !== null ? data : {}) as Partial<AppMessage>;
  if (said.messagingHandle !== handle || !said.messageId || !said.messageType) return undefined;
  return { ...said, payload: said.payload ?? {} } as AppMessage;
}

/** Does what a message asks, and gives the payload of the answer. */
export async function answerTo(
  { messageType, payload }: AppMessage,
  pad: Scratchpad,
): Promise<object> {
  switch (messageType) {
    case 'status.handshake':
      return {};
    case 'ui.done':
      // After the answer: with the panel goes who it is for.
      setTimeout(pad.onDone);
      return { success: true };
    case 'scratchpad.update':
    case 'scratchpad.create':
      return write(messageType, payload.resource, pad);
    default:
      return refusal('501 Not Implemented', `This EHR does not know ${messageType}.`);
  }
}

/** The chart's draft is stored at each change, so its scratchpad is its server's drafts. */
async function write(
  messageType: string,
  resource: FhirResource | undefined,
  { server, onChanged }: Scratchpad,
): Promise<object> {
  if (resource?.resourceType !== 'Claim' || resource.status !== 'draft') {
    return refusal('422 Unprocessable Entity', 'The scratchpad holds draft claims only.');
  }
  try {
    const isNew = messageType === 'scratchpad.create';
    const written = isNew ? await server.create(resource) : await server.update(resource);
    onChanged();
    return isNew
      ? { status: '201 Created', location: `Claim/${written.id}` }
      : { status: '200 OK' };
  } catch (error) {
    if (!(error instanceof FhirError)) return refusal('503 Service Unavailable', String(error));
    return refusal(`${error.status} Refused`, error.message);
  }
}

function refusal(status: string, diagnostics: string): object {
  const issue = [{ severity: 'error', code: 'processing', diagnostics }];
  return { status, outcome: { resourceType: 'OperationOutcome', issue } };
}
