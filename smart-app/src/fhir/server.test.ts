import { http, HttpResponse } from 'msw';
import type { Patient } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { FHIR, refused, serving } from '../testing/server';
import { FhirError, OfflineError } from './outcome';
import { FhirServer } from './server';

const patient = (id: string): Patient => ({ resourceType: 'Patient', id });
const page = (patients: Patient[], next?: string) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  ...(next ? { link: [{ relation: 'next', url: next }] } : {}),
  entry: patients.map((resource) => ({ resource })),
});

const server = serving();
const fhir = new FhirServer(`${FHIR}/`, () => 'token');

describe('a search', () => {
  it('reads every page, with the token, past every cache', async () => {
    const seen: (string | null)[] = [];
    server.use(
      http.get(`${FHIR}/Patient`, ({ request }) => {
        seen.push(request.headers.get('Authorization'), request.headers.get('Cache-Control'));
        return HttpResponse.json(
          new URL(request.url).searchParams.has('page')
            ? page([patient('b')])
            : page([patient('a')], `${FHIR}/Patient?page=2`),
        );
      }),
    );
    await expect(fhir.search('Patient')).resolves.toEqual([patient('a'), patient('b')]);
    expect(seen).toEqual(['Bearer token', 'no-cache', 'Bearer token', 'no-cache']);
  });

  it('takes its token to no other server', async () => {
    server.use(
      http.get(`${FHIR}/Patient`, () =>
        HttpResponse.json(page([patient('a')], 'https://elsewhere.example/fhir/Patient?page=2')),
      ),
    );
    await expect(fhir.search('Patient')).resolves.toEqual([patient('a')]);
  });
});

describe('an update', () => {
  it('names the version it was made from', async () => {
    let ifMatch: string | null = null;
    server.use(
      http.put(`${FHIR}/Patient/a`, ({ request }) => {
        ifMatch = request.headers.get('If-Match');
        return HttpResponse.json(patient('a'));
      }),
    );
    await fhir.update({ ...patient('a'), meta: { versionId: '7' } });
    expect(ifMatch).toBe('W/"7"');
  });

  it('of a resource not stored before names none', async () => {
    let ifMatch: string | null = '?';
    server.use(
      http.put(`${FHIR}/Patient/a`, ({ request }) => {
        ifMatch = request.headers.get('If-Match');
        return HttpResponse.json(patient('a'), { status: 201 });
      }),
    );
    await fhir.update(patient('a'));
    expect(ifMatch).toBeNull();
  });
});

describe('an answer that is no success', () => {
  it('speaks the words of its OperationOutcome', async () => {
    server.use(http.get(`${FHIR}/Patient/a`, () => refused(422, 'No birth date', 'ref')));
    await expect(fhir.read('Patient', 'a')).rejects.toMatchObject({
      message: 'No birth date',
      status: 422,
      reference: 'ref',
    });
  });

  it('speaks ours where the body says nothing', async () => {
    server.use(http.get(`${FHIR}/Patient/a`, () => new HttpResponse('<html>', { status: 504 })));
    await expect(fhir.read('Patient', 'a')).rejects.toThrow('The server did not answer in time.');
  });

  it('is nothing where a resource is not there, and an error where it may not be read', async () => {
    server.use(http.get(`${FHIR}/Patient/a`, () => refused(404, 'gone')));
    await expect(fhir.find('Patient', 'a')).resolves.toBeUndefined();
    server.use(http.get(`${FHIR}/Patient/a`, () => refused(403, 'not yours')));
    await expect(fhir.find('Patient', 'a')).rejects.toBeInstanceOf(FhirError);
  });

  it('is offline where there is no answer', async () => {
    server.use(http.get(`${FHIR}/Patient/a`, () => HttpResponse.error()));
    await expect(fhir.read('Patient', 'a')).rejects.toBeInstanceOf(OfflineError);
  });
});
