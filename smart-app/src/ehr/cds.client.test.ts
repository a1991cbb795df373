import { renderHook, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { FHIR, refused, serving, session } from '../testing/server';
import { CdsClient } from './cds.client';
import type { HookRequest } from './cds.model';
import { shown, useExchanges } from './exchanges';
import { playNext, type Fault } from './faults';

const BASE = 'http://localhost:3000/cds-services';
let asked: HookRequest[] = [];
let feedback: unknown;

const server = serving(
  http.get(BASE, () =>
    HttpResponse.json({
      services: [
        {
          id: 'cleanclaim-patient-view',
          hook: 'patient-view',
          description: 'd',
          prefetch: {
            patient: 'Patient/{{context.patientId}}',
            coverage: 'Coverage?beneficiary=Patient/{{context.patientId}}&status=active',
            encounter: 'Encounter/{{context.encounterId}}',
            gone: 'Basic/gone',
          },
        },
      ],
    }),
  ),
  http.post(`${BASE}/cleanclaim-patient-view`, async ({ request }) => {
    asked.push((await request.json()) as HookRequest);
    return HttpResponse.json({ cards: [] });
  }),
  http.post(`${BASE}/cleanclaim-patient-view/feedback`, async ({ request }) => {
    feedback = await request.json();
    return new HttpResponse(null, { status: 200 });
  }),
  http.get(`${FHIR}/Patient/ana`, () => HttpResponse.json({ resourceType: 'Patient', id: 'ana' })),
  http.get(`${FHIR}/Coverage`, ({ request }) => {
    expect(new URL(request.url).search).toBe('?beneficiary=Patient/ana&status=active');
    return HttpResponse.json({ resourceType: 'Bundle', type: 'searchset' });
  }),
  http.get(`${FHIR}/Basic/gone`, () => refused(404, 'not there')),
);

beforeEach(() => {
  asked = [];
});

const client = () => new CdsClient(session(), BASE);

describe('a hook call', () => {
  it('carries context, user, prefetch, and asks why', async () => {
    const answer = await client().call('patient-view', { patientId: 'ana' });
    expect(answer?.service.id).toBe('cleanclaim-patient-view');
    expect(asked[0]).toMatchObject({
      hook: 'patient-view',
      fhirServer: FHIR,
      fhirAuthorization: { access_token: 'token', token_type: 'Bearer', subject: 'demo-ehr' },
      context: { userId: 'Practitioner/shah', patientId: 'ana' },
      extension: { 'org.cleanclaim.trace': true },
    });
    // No encounter in the context, no such Basic: left out, for the service to fetch or refuse.
    expect(Object.keys(asked[0]?.prefetch ?? {})).toEqual(['patient', 'coverage']);
  });

  it('has a new instance each time', async () => {
    const cds = client();
    await cds.call('patient-view', { patientId: 'ana' });
    await cds.call('patient-view', { patientId: 'ana' });
    expect(asked[0]?.hookInstance).not.toBe(asked[1]?.hookInstance);
  });

  it('is not made where no service listens', async () => {
    await expect(client().call('order-select', {})).resolves.toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('fails in the words of the service', async () => {
    server.use(
      http.post(`${BASE}/cleanclaim-patient-view`, () => refused(412, 'Prefetch lacks coverage')),
    );
    await expect(client().call('patient-view', { patientId: 'ana' })).rejects.toThrow(
      'Prefetch lacks coverage',
    );
  });

  it('asks for the services again after discovery failed', async () => {
    server.use(http.get(BASE, () => new HttpResponse(null, { status: 503 }), { once: true }));
    const cds = client();
    await expect(cds.call('patient-view', { patientId: 'ana' })).rejects.toThrow();
    await expect(cds.call('patient-view', { patientId: 'ana' })).resolves.toBeDefined();
  });
});

describe('a call that meets a fault', () => {
  const opened = { patientId: 'ana' };

  it.each<[Fault, string]>([
    ['http-500', 'The server answered 500.'],
    ['not-json', 'The answer could not be read: it is no JSON.'],
    ['lost', 'The server does not answer.'],
    ['silent', 'No answer in 0.2 seconds.'],
  ])('%s fails in words, once, and is marked as played', async (fault, words) => {
    const cds = new CdsClient(session(), BASE, 200);
    const { result } = renderHook(() => useExchanges());
    playNext(fault);
    await expect(cds.call('patient-view', opened)).rejects.toThrow(words);
    expect(asked).toEqual([]);
    await waitFor(() => expect(result.current[0]?.played).toBe(fault));
    await expect(cds.call('patient-view', opened)).resolves.toBeDefined();
  });

  it('keeps what no JSON said, and takes an answer without cards for none', async () => {
    server.use(http.post(`${BASE}/cleanclaim-patient-view`, () => HttpResponse.json({ ok: true })));
    await expect(client().call('patient-view', opened)).rejects.toThrow('no list of cards');
    const { result } = renderHook(() => useExchanges());
    playNext('not-json');
    await expect(client().call('patient-view', opened)).rejects.toThrow();
    await waitFor(() => expect(result.current[0]?.unreadable).toContain('Sign in'));
  });
});

describe('a call made again', () => {
  it('is the recorded one with a new instance and the token of now', async () => {
    const cds = client();
    const { result } = renderHook(() => useExchanges());
    await cds.call('patient-view', { patientId: 'ana' });
    await waitFor(() => expect(result.current[0]?.replays).toBeUndefined());
    const first = result.current[0]!;
    await cds.replay(first);
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual({ ...asked[0], hookInstance: asked[1]?.hookInstance });
    expect(asked[1]?.hookInstance).not.toBe(asked[0]?.hookInstance);
    await waitFor(() => expect(result.current[0]?.replays).toBe(first.id));
  });

  it('is recorded too when it fails', async () => {
    const cds = client();
    const { result } = renderHook(() => useExchanges());
    await cds.call('patient-view', { patientId: 'ana' });
    await waitFor(() => expect(result.current[0]?.status).toBe(200));
    playNext('lost');
    await cds.replay(result.current[0]!);
    await waitFor(() => expect(result.current[0]).toMatchObject({ status: undefined }));
  });
});

describe('feedback', () => {
  it('is sent as an array', async () => {
    const cds = client();
    const answer = await cds.call('patient-view', { patientId: 'ana' });
    await cds.feedback(answer!.service, {
      card: 'card-1',
      outcome: 'overridden',
      overrideReason: { reason: { code: 'patient-pays' } },
      outcomeTimestamp: '2026-11-23T10:00:00Z',
    });
    expect(feedback).toEqual({
      feedback: [
        {
          card: 'card-1',
          outcome: 'overridden',
          overrideReason: { reason: { code: 'patient-pays' } },
          outcomeTimestamp: '2026-11-23T10:00:00Z',
        },
      ],
    });
  });
});

it('shows a request without its token', () => {
  expect(JSON.stringify(shown({ fhirAuthorization: { access_token: 'secret' } }))).not.toContain(
    'secret',
  );
});
