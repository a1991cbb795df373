import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { DocumentReference, Parameters, ParametersParameter } from 'fhir/r4';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, refused, serving, session, stored } from '../testing/server';
import { AppealLetter } from './appeal-letter.form';
import { moved } from './letter.model';

const NOTE = 'DocumentReference/5/_history/1';
const REPORT = 'DiagnosticReport/6/_history/2';

/** The letter as the server of these tests keeps it. */
let draft: { text: string; version: number } | undefined;
let status: string;
let lacking: string[];
let asked: ParametersParameter[][];
let others: () => Response | undefined;

const named = (sent: ParametersParameter[], name: string) =>
  sent.filter((each) => each.name === name);

function answer(sent: ParametersParameter[]): Parameters {
  const evidence = named(sent, 'evidence').map((each) => each.valueUri);
  const picked = evidence.length > 0 ? evidence : [NOTE];
  const order = [...picked, ...[NOTE, REPORT].filter((each) => !picked.includes(each))];
  const template = named(sent, 'template')[0]?.valueString ?? 'letter-bundling';
  const text = named(sent, 'text')[0]?.valueString ?? draft?.text ?? `By ${template} [signer.name]`;
  return {
    resourceType: 'Parameters',
    parameter: [
      {
        name: 'template',
        valueCanonical: `https://cleanclaim.example/fhir/Library/${template}|1`,
      },
      { name: 'title', valueString: 'Separate service' },
      { name: 'text', valueString: text },
      ...order.map((reference) => ({
        name: 'evidence',
        part: [
          { name: 'reference', valueUri: reference },
          { name: 'kind', valueCode: reference === NOTE ? 'note' : 'report' },
          { name: 'title', valueString: reference === NOTE ? 'Visit note' : 'MRI report' },
          { name: 'needed', valueBoolean: reference === NOTE },
          { name: 'picked', valueBoolean: picked.includes(reference) },
        ],
      })),
      ...lacking.map((kind) => ({ name: 'lacking', valueCode: kind })),
      ...(text.includes('[signer.name]')
        ? [{ name: 'blocked', valueString: 'The letter lacks signer.name.' }]
        : []),
      ...(draft
        ? [
            { name: 'draft', valueReference: { reference: 'Communication/9' } },
            { name: 'version', valueString: String(draft.version) },
            { name: 'status', valueCode: status },
          ]
        : []),
      ...['letter-bundling', 'letter-general'].map((name) => ({
        name: 'choice',
        part: [
          { name: 'name', valueCode: name },
          {
            name: 'title',
            valueString: name === 'letter-bundling' ? 'Separate service' : 'Review',
          },
        ],
      })),
    ],
  };
}

const server = serving(
  http.post(`${FHIR}/Task/7/$letter`, async ({ request }) => {
    const sent = ((await request.json()) as Parameters).parameter ?? [];
    asked.push(sent);
    if (named(sent, 'save').length > 0) {
      const refusal = others();
      if (refusal) return refusal;
      draft = {
        text: named(sent, 'text')[0]?.valueString ?? '',
        version: (draft?.version ?? 0) + 1,
      };
      status = 'preparation';
    }
    return HttpResponse.json(answer(sent));
  }),
  http.post(`${FHIR}/Task/7/$packet`, () =>
    HttpResponse.json({ resourceType: 'Binary', contentType: 'application/pdf', data: 'JVBERg==' }),
  ),
  http.post(`${FHIR}/Task/7/$send-appeal`, () => {
    status = 'in-progress';
    return HttpResponse.json({ resourceType: 'Communication' });
  }),
  http.post(`${FHIR}/Task/7/$cancel-send`, () => {
    status = 'preparation';
    return HttpResponse.json({ resourceType: 'Communication' });
  }),
);

const changed = vi.fn();

beforeEach(() => {
  draft = undefined;
  status = 'preparation';
  lacking = [];
  asked = [];
  others = () => undefined;
  changed.mockClear();
  URL.createObjectURL = vi.fn(() => 'blob:packet');
  URL.revokeObjectURL = vi.fn();
});

const open = () => show(<AppealLetter session={session()} appeal="7" onChanged={changed} />);

const text = () => screen.findByRole('textbox', { name: 'Letter' });

describe('a letter of appeal', () => {
  it('comes written, with what keeps it from going', async () => {
    const { container } = open();
    expect(await text()).toHaveValue('By letter-bundling [signer.name]');
    expect(screen.getByText('The letter lacks signer.name.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Send appeal' })).toBeDisabled();
    expect(screen.getByLabelText(/Visit note/)).toBeChecked();
    expect(screen.getByText('note, the letter rests on it')).toBeVisible();
    await expectAccessible(container);
  });

  it('is written anew by another template, with the evidence in the order that is wished', async () => {
    open();
    await text();
    await userEvent.selectOptions(screen.getByLabelText('Template'), 'Review');
    await waitFor(async () => expect(await text()).toHaveValue('By letter-general [signer.name]'));
    await userEvent.click(screen.getByLabelText(/MRI report/));
    await userEvent.click(await screen.findByRole('button', { name: 'MRI report further up' }));
    await waitFor(() =>
      expect(named(asked.at(-1) ?? [], 'evidence').map((each) => each.valueUri)).toEqual([
        REPORT,
        NOTE,
      ]),
    );
  });

  it('gives words of the record with their version', async () => {
    open();
    await userEvent.type(await screen.findByLabelText(/Words as they stand there/), 'Knee locks');
    await userEvent.click(screen.getByRole('button', { name: 'Quote' }));
    await waitFor(() =>
      expect(named(asked.at(-1) ?? [], 'quote')[0]?.part).toEqual([
        { name: 'source', valueUri: NOTE },
        { name: 'text', valueString: 'Knee locks' },
      ]),
    );
  });

  it('is kept, looked at as it will go, sent, and called back', async () => {
    open();
    await userEvent.clear(await text());
    await userEvent.type(await text(), 'Please pay. Kim Moss');
    await userEvent.tab();
    await userEvent.click(screen.getByRole('button', { name: 'Keep draft' }));
    const send = screen.getByRole('button', { name: 'Send appeal' });
    await waitFor(() => expect(send).toBeEnabled());
    await userEvent.click(screen.getByRole('button', { name: 'Make the PDF' }));
    expect(await screen.findByRole('link', { name: 'Open the PDF' })).toHaveAttribute(
      'href',
      'blob:packet',
    );
    await userEvent.click(send);
    expect(await screen.findByText(/It goes to the payer in a minute/)).toBeVisible();
    expect(screen.getByText('Please pay. Kim Moss')).toBeVisible();
    expect(changed).toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Call it back' }));
    expect(await text()).toHaveValue('Please pay. Kim Moss');
  });

  it('of two writers is kept twice, and nothing typed is lost', async () => {
    draft = { text: 'Theirs', version: 4 };
    others = () => refused(412, 'The letter is version 5 now and you saw 4.');
    open();
    await userEvent.clear(await text());
    await userEvent.type(await text(), 'Mine');
    await userEvent.click(screen.getByRole('button', { name: 'Keep draft' }));
    expect(await screen.findByText('Somebody else wrote on this letter.')).toBeVisible();
    expect(await text()).toHaveValue('Mine');
    others = () => undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine beside theirs' }));
    await waitFor(() =>
      expect(asked.some((sent) => named(sent, 'draft')[0]?.valueString === 'new')).toBe(true),
    );
  });

  it('takes the proof of filing from the payer routes and keeps it with the claim', async () => {
    lacking = ['filing-proof'];
    const kept: DocumentReference[] = [];
    const reasons: unknown[] = [];
    server.use(
      stored({
        resourceType: 'Task',
        id: '7',
        status: 'requested',
        intent: 'order',
        basedOn: [{ reference: 'Claim/c7' }],
        for: { reference: 'Patient/ana' },
      }),
      http.post('http://localhost:3000/routes/traffic/claims/c7/filing-packet', async (call) => {
        reasons.push(await call.request.json());
        return new HttpResponse(new Uint8Array([37, 80, 68, 70]));
      }),
      http.post(`${FHIR}/DocumentReference`, async ({ request }) => {
        const document = (await request.json()) as DocumentReference;
        kept.push(document);
        lacking = [];
        return HttpResponse.json(document);
      }),
    );
    show(
      <AppealLetter
        session={session({ scope: 'user/*.cruds cleanclaim/traffic.reveal' })}
        appeal="7"
        onChanged={changed}
      />,
    );
    await userEvent.click(await screen.findByRole('button', { name: /Take the proof of filing/ }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /Take the proof of filing/ })).toBeNull(),
    );
    expect(reasons).toEqual([{ reason: 'Appeal of a denial for late filing', format: 'pdf' }]);
    expect(kept[0]).toMatchObject({
      type: { coding: [{ code: 'filing-proof' }] },
      subject: { reference: 'Patient/ana' },
      context: { related: [{ reference: 'Claim/c7' }] },
      content: [{ attachment: { contentType: 'application/pdf', data: 'JVBERg==' } }],
    });
  });

  it('does not offer a proof to who may not take it', async () => {
    lacking = ['filing-proof'];
    open();
    await text();
    expect(screen.queryByRole('button', { name: /Take the proof of filing/ })).toBeNull();
  });

  it('says why it could not be had', async () => {
    server.use(http.post(`${FHIR}/Task/7/$letter`, () => refused(422, 'The appeal is decided.')));
    open();
    expect(await screen.findByText('The appeal is decided.')).toBeVisible();
  });
});

it('moves by one place and no further', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});
