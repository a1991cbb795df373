import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { DocumentReference } from 'fhir/r4';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEPARTURE_REASON, DOCUMENT_CATEGORY } from '../fhir/systems';
import { visitAndInjection } from '../testing/claims';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, refused, serving, session } from '../testing/server';
import { RiskNotes } from './risk-note.card';
import { documentOf, isAbout } from './risk-note.model';

let stored: DocumentReference[];
let searches: string[];

const server = serving(
  http.get(`${FHIR}/DocumentReference`, ({ request }) => {
    searches.push(new URL(request.url).searchParams.get('category') ?? '');
    return HttpResponse.json({
      resourceType: 'Bundle',
      type: 'searchset',
      entry: stored.map((resource) => ({ resource })),
    });
  }),
  http.post(`${FHIR}/DocumentReference`, async ({ request }) => {
    const body = (await request.json()) as DocumentReference;
    stored.push({ ...body, id: `n${stored.length + 1}` });
    return HttpResponse.json(stored.at(-1), { status: 201 });
  }),
);

beforeEach(() => {
  stored = [];
  searches = [];
});

const open = () => show(<RiskNotes session={session()} claim={visitAndInjection()} />);
const write = () => screen.findByRole('button', { name: 'Note why care was different' });
const save = () => screen.getByRole('button', { name: 'Save note' });

describe('a denial-risk note', () => {
  it('takes two clicks and is linked to visit, claim and author', async () => {
    const { container } = open();
    await userEvent.click(await write());
    await expectAccessible(container);
    expect(save()).toBeDisabled();
    await userEvent.click(screen.getByRole('radio', { name: 'Could not wait for approval' }));
    await userEvent.click(save());
    await screen.findByText(/Note saved with this visit/);
    expect(stored).toHaveLength(1);
    expect(stored[0]).toMatchObject({
      docStatus: 'final',
      category: [{ coding: [{ system: DOCUMENT_CATEGORY, code: 'denial-risk-note' }] }],
      subject: { reference: 'Patient/ana' },
      author: [{ reference: 'Practitioner/shah' }],
      description: 'Could not wait for approval',
      context: {
        encounter: [{ reference: 'Encounter/visit' }],
        event: [{ coding: [{ system: DEPARTURE_REASON, code: 'urgent' }] }],
        related: [{ reference: 'Claim/c1' }],
      },
    });
    const list = within(screen.getByRole('region', { name: 'Denial-risk notes' }));
    expect(await list.findByText(/Could not wait for approval/)).toBeVisible();
    expect(searches[0]).toBe(`${DOCUMENT_CATEGORY}|denial-risk-note`);
  });

  it('says in words which line it is about and what was seen', async () => {
    open();
    await userEvent.click(await write());
    await userEvent.click(screen.getByRole('radio', { name: 'First-line treatment failed' }));
    await userEvent.click(screen.getByRole('radio', { name: '20610' }));
    await userEvent.type(screen.getByLabelText('In your words'), 'Six weeks of exercise, no gain');
    await userEvent.click(save());
    expect(
      await screen.findByText(/First-line treatment failed: Six weeks of exercise, no gain/),
    ).toHaveTextContent('line 2');
    expect(atob(stored[0]?.content[0]?.attachment.data ?? '')).toBe(
      'Six weeks of exercise, no gain',
    );
  });

  it('asks for a word where the reason says nothing by itself', async () => {
    open();
    await userEvent.click(await write());
    await userEvent.click(screen.getByRole('radio', { name: 'Another reason' }));
    expect(save()).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/In your words/), 'x');
    expect(save()).toBeEnabled();
  });

  it('keeps what was written when the server refuses it', async () => {
    server.use(http.post(`${FHIR}/DocumentReference`, () => refused(403, 'Not allowed.')));
    open();
    await userEvent.click(await write());
    await userEvent.click(screen.getByRole('radio', { name: "Patient's informed choice" }));
    await userEvent.type(screen.getByLabelText('In your words'), 'Told of both');
    await userEvent.click(save());
    expect(await screen.findByText('The note was not saved.')).toBeVisible();
    expect(screen.getByLabelText('In your words')).toHaveValue('Told of both');
    expect(stored).toHaveLength(0);
  });

  it('is found by the claim it names or by its visit, and by no other', () => {
    const claim = visitAndInjection();
    const note = documentOf(
      { departure: 'urgent', words: 'Urgent', text: 'größer', line: 0 },
      claim,
      { user: 'Practitioner/shah', encounter: 'visit' },
      new Date('2026-11-23T10:00:00Z'),
    );
    expect(isAbout(note, claim)).toBe(true);
    expect(isAbout(note, { ...claim, id: 'c2' })).toBe(false);
    const sameVisit = { ...claim, id: 'c2' };
    sameVisit.item = claim.item?.map((item) => ({
      ...item,
      encounter: [{ reference: 'Encounter/visit' }],
    }));
    expect(isAbout(note, sameVisit)).toBe(true);
    const bytes = Uint8Array.from(
      atob(note.content[0]?.attachment.data ?? ''),
      (each) => each.codePointAt(0) ?? 0,
    );
    expect(new TextDecoder().decode(bytes)).toBe('größer');
  });
});
