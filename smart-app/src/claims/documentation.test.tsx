import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import type { Claim, DocumentReference } from 'fhir/r4';
import { beforeEach, describe, expect, it } from 'vitest';
import { DOCUMENT_CATEGORY } from '../fhir/systems';
import { visitAndInjection } from '../testing/claims';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, refused, serving, session, stored } from '../testing/server';
import { Documentation } from './documentation.card';

const note = (more: Partial<DocumentReference> = {}): DocumentReference => ({
  resourceType: 'DocumentReference',
  id: 'note',
  status: 'current',
  type: { text: 'Progress note' },
  date: '2026-11-23T14:38:00Z',
  author: [{ display: 'Dr. Priya Shah' }],
  content: [
    { attachment: { contentType: 'text/plain', data: btoa('BP 156/94.\nSeparately, the knee.') } },
  ],
  context: { encounter: [{ reference: 'Encounter/visit' }] },
  ...more,
});

const billed = (): Claim => {
  const claim = visitAndInjection();
  claim.item?.forEach((item) => (item.encounter = [{ reference: 'Encounter/visit' }]));
  return claim;
};

/** What each search parameter finds. */
let found: Record<string, DocumentReference[]>;
let asked: string[];

const server = serving(
  http.get(`${FHIR}/DocumentReference`, ({ request }) => {
    const search = new URL(request.url).searchParams;
    asked.push(String(search));
    const name = [...search.keys()][0] ?? '';
    return HttpResponse.json({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: (found[name] ?? []).map((resource) => ({ resource })),
    });
  }),
);

beforeEach(() => {
  found = {};
  asked = [];
});

const open = (claim = billed()) => show(<Documentation session={session()} claim={claim} />);

describe('what is written about the visit', () => {
  it('is the note of the encounter the lines name, with who wrote it when', async () => {
    found = { encounter: [note({ docStatus: 'preliminary' })] };
    const { container } = open();
    const text = await screen.findByText(/Separately, the knee/);
    expect(text).toHaveTextContent('BP 156/94. Separately, the knee.');
    const document = within(screen.getByRole('article', { name: /^Progress note, Mon Nov 23/ }));
    expect(document.getByText(/Dr. Priya Shah · Mon Nov 23/)).toBeVisible();
    expect(document.getByText('Not signed')).toBeVisible();
    expect(asked.sort()).toEqual(['encounter=Encounter%2Fvisit', 'related=Claim%2Fc1']);
    await expectAccessible(container);
  });

  it('shows the denial-risk note with its reason, once, and does not take it for the note', async () => {
    const risk = note({
      id: 'risk',
      category: [{ coding: [{ system: DOCUMENT_CATEGORY, code: 'denial-risk-note' }] }],
      description: 'Could not wait for approval: chest pain',
    });
    found = { encounter: [risk], related: [risk] };
    open();
    expect(await screen.findByText('Could not wait for approval: chest pain')).toBeVisible();
    expect(screen.getAllByRole('article')).toHaveLength(1);
    expect(screen.getByText('No note is stored for this visit.')).toBeVisible();
  });

  it('runs nothing of a note that is HTML', async () => {
    found = {
      encounter: [
        note({
          content: [
            {
              attachment: {
                contentType: 'text/html',
                data: btoa('<p>Knee</p><img src=x onerror="window.ran=1"><script>ran=1</script>'),
              },
            },
          ],
        }),
      ],
    };
    const { container } = open();
    expect(await screen.findByText('Knee')).toBeVisible();
    expect(container.querySelector('img, script')).toBeNull();
  });

  it('reads what is kept apart here, and sends its token nowhere else', async () => {
    server.use(
      stored({
        resourceType: 'Binary',
        id: 'b1',
        contentType: 'text/plain',
        data: btoa('Kept apart.'),
      }),
    );
    found = {
      encounter: [
        note({
          content: [
            { attachment: { contentType: 'text/plain', url: 'Binary/b1' } },
            {
              attachment: { contentType: 'text/plain', url: 'https://elsewhere.example/Binary/2' },
            },
            { attachment: { contentType: 'application/pdf', data: btoa('%PDF') } },
          ],
        }),
      ],
    };
    open();
    expect(await screen.findByText('Kept apart.')).toBeVisible();
    expect(
      screen.getByText('It is kept on another server: https://elsewhere.example/Binary/2'),
    ).toBeVisible();
    expect(
      screen.getByText('It is stored as application/pdf, which is not shown here.'),
    ).toBeVisible();
  });

  it('shows nothing that was replaced or withdrawn, and what the claim sends along', async () => {
    const claim = billed();
    claim.supportingInfo = [
      {
        sequence: 1,
        category: { coding: [{ code: 'attachment' }] },
        valueReference: { reference: 'DocumentReference/op' },
      },
    ];
    found = {
      encounter: [note({ id: 'old', status: 'superseded' })],
      _id: [note({ id: 'op', type: { text: 'Operative note' } })],
    };
    open(claim);
    expect(await screen.findByRole('article', { name: /Operative note/ })).toBeVisible();
    expect(screen.getAllByRole('article')).toHaveLength(1);
    expect(asked).toContain('_id=op');
  });

  it('says when no note is stored, when no visit is named, and when it cannot be told', async () => {
    const { unmount } = open();
    expect(await screen.findByText('No note is stored for this visit.')).toBeVisible();
    unmount();
    const other = open(visitAndInjection());
    expect(await screen.findByText(/The claim names no visit/)).toBeVisible();
    other.unmount();
    server.use(http.get(`${FHIR}/DocumentReference`, () => refused(500, 'It broke', 'ref-9')));
    open();
    const failure = await screen.findByRole('alert');
    expect(failure).toHaveTextContent('It broke');
    expect(failure).toHaveTextContent('ref-9');
    expect(screen.queryByText('No note is stored for this visit.')).toBeNull();
  });
});
