import { http, HttpResponse, type HttpHandler } from 'msw';
import { setupServer } from 'msw/node';
import type { FhirResource, OperationOutcome } from 'fhir/r4';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { FhirServer } from '../fhir/server';
import type { Session } from '../fhir/session';

export const FHIR = 'http://localhost:3000/fhir';

/** A server for one test file. A call nobody expected fails the test. */
export function serving(...handlers: HttpHandler[]) {
  const server = setupServer(...handlers);
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  return server;
}

export const session = (parts: Partial<Session> = {}): Session => ({
  server: new FhirServer(FHIR, () => 'token'),
  user: 'Practitioner/shah',
  patient: 'ana',
  encounter: 'visit',
  claim: 'c1',
  task: undefined,
  line: undefined,
  intent: undefined,
  tenant: undefined,
  styleUrl: undefined,
  messages: undefined,
  needsBanner: false,
  scope: '',
  expiresIn: 300,
  accessToken: () => 'token',
  end: () => undefined,
  ...parts,
});

export const stored = (resource: FhirResource) =>
  http.get(`${FHIR}/${resource.resourceType}/${resource.id}`, () => HttpResponse.json(resource));

/** Every search of a type gives these. */
export const found = (type: string, ...resources: FhirResource[]) =>
  http.get(`${FHIR}/${type}`, () =>
    HttpResponse.json({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: resources.map((resource) => ({ resource })),
    }),
  );

export const refused = (status: number, diagnostics: string, id?: string) =>
  HttpResponse.json<OperationOutcome>(
    {
      resourceType: 'OperationOutcome',
      ...(id ? { id } : {}),
      issue: [{ severity: 'error', code: 'processing', diagnostics }],
    },
    { status },
  );
