import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { FhirServer } from '../fhir/server';
import { visitAndInjection } from '../testing/claims';
import { FHIR, refused, serving } from '../testing/server';
import { answerTo, messageOf, type AppMessage } from './scratchpad';

const draft = { ...visitAndInjection(), status: 'draft' as const };
const server = serving(
  http.put(`${FHIR}/Claim/c1`, () => HttpResponse.json(draft)),
  http.post(`${FHIR}/Claim`, () => HttpResponse.json({ ...draft, id: 'new' }, { status: 201 })),
);

const pad = () => ({
  server: new FhirServer(FHIR, () => 'token'),
  onChanged: vi.fn(),
  onDone: vi.fn(),
});
const said = (messageType: string, resource?: AppMessage['payload']['resource']): AppMessage => ({
  messagingHandle: 'h',
  messageId: 'm',
  messageType,
  payload: resource ? { resource } : {},
});

describe('a message of an app', () => {
  it('is heard under the handle of its launch only', () => {
    expect(messageOf({ ...said('ui.done'), payload: undefined }, 'h')).toEqual(said('ui.done'));
    for (const other of [
      said('ui.done'),
      { messagingHandle: 'other', messageType: 'ui.done' },
      { messagingHandle: 'other', messageId: 'm' },
      'ui.done',
      null,
    ]) {
      expect(messageOf(other, 'other')).toBeUndefined();
    }
  });

  it('is greeted back, and told what this EHR does not do', async () => {
    expect(await answerTo(said('status.handshake'), pad())).toEqual({});
    expect(await answerTo(said('fhir.http'), pad())).toMatchObject({
      status: '501 Not Implemented',
    });
  });

  it('changes the stored draft, and the chart looks again', async () => {
    const chart = pad();
    expect(await answerTo(said('scratchpad.update', draft), chart)).toEqual({ status: '200 OK' });
    expect(await answerTo(said('scratchpad.create', draft), chart)).toEqual({
      status: '201 Created',
      location: 'Claim/new',
    });
    expect(chart.onChanged).toHaveBeenCalledTimes(2);
  });

  it('is refused with why, and changes nothing', async () => {
    const chart = pad();
    const sent = { ...draft, status: 'active' as const };
    for (const resource of [sent, { resourceType: 'Patient' as const }, undefined]) {
      expect(await answerTo(said('scratchpad.update', resource), chart)).toMatchObject({
        status: '422 Unprocessable Entity',
        outcome: { resourceType: 'OperationOutcome' },
      });
    }
    server.use(http.put(`${FHIR}/Claim/c1`, () => refused(412, 'Changed meanwhile.')));
    expect(await answerTo(said('scratchpad.update', draft), chart)).toMatchObject({
      status: '412 Refused',
      outcome: { issue: [{ diagnostics: 'Changed meanwhile.' }] },
    });
    expect(chart.onChanged).not.toHaveBeenCalled();
  });

  it('closes the panel after it was answered', async () => {
    const chart = pad();
    expect(await answerTo(said('ui.done'), chart)).toEqual({ success: true });
    expect(chart.onDone).not.toHaveBeenCalled();
    await vi.waitFor(() => expect(chart.onDone).toHaveBeenCalledOnce());
  });
});
