import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Parameters, ParametersParameter } from 'fhir/r4';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, refused, serving, session } from '../testing/server';
import { dayBefore, inPercent, probability } from './proposed-edits.model';
import { ProposedEditsSection } from './proposed-edits.section';

const EDIT = 'learned-97597-without-59-co-97';

const rule: ParametersParameter = {
  name: 'rule',
  part: [
    { name: 'days', valueInteger: 365 },
    { name: 'heldBack', valueInteger: 91 },
    { name: 'leastLines', valueInteger: 20 },
    { name: 'leastDenials', valueInteger: 5 },
  ],
};

const counts = (told: Record<string, number>): ParametersParameter[] =>
  Object.entries(told).map(([name, valueInteger]) => ({ name, valueInteger }));

const proposal = (state: string, ...more: ParametersParameter[]): ParametersParameter => ({
  name: 'proposal',
  part: [
    { name: 'id', valueString: 'p1' },
    { name: 'state', valueCode: state },
    { name: 'payer', valueCode: 'northwind-commercial' },
    { name: 'edit', valueCode: EDIT },
    { name: 'denial', valueCode: 'CO-97' },
    { name: 'message', valueString: '97597 without 59: denied 37 of 51.' },
    { name: 'remedy', valueString: 'See the record.' },
    { name: 'row', valueString: '- when: { procedure: ["97597"] }' },
    { name: 'from', valueDate: '2025-08-28' },
    { name: 'heldBackFrom', valueDate: '2026-08-28' },
    { name: 'to', valueDate: '2026-11-26' },
    ...counts({
      version: 3,
      lines: 40,
      denied: 31,
      ofReason: 30,
      heldBackLines: 11,
      stopped: 7,
      deniedOtherwise: 1,
      falseAlarms: 3,
    }),
    { name: 'least', valueDecimal: 0.5981 },
    { name: 'base', valueDecimal: 0.075 },
    { name: 'chance', valueDecimal: 1.5e-17 },
    { name: 'dollars', valueMoney: { value: 700, currency: 'USD' } },
    ...more,
  ],
});

const withPolicy: ParametersParameter = { name: 'hasPolicy', valueBoolean: true };

const rejection: ParametersParameter[] = [
  { name: 'decision', valueCode: 'rejected' },
  { name: 'reason', valueString: 'The payer pays these now.' },
  { name: 'person', valueReference: { reference: 'Practitioner/m', display: 'Mara Holt' } },
  { name: 'at', valueDateTime: '2026-11-27T15:00:00Z' },
];

const answer = (...parameter: ParametersParameter[]): Parameters => ({
  resourceType: 'Parameters',
  parameter: [rule, ...parameter],
});

let told: Parameters = answer();
let sent: Parameters | undefined;

const server = serving(
  http.post(`${FHIR}/$proposed-edits`, () => HttpResponse.json(told)),
  http.post(`${FHIR}/$decide-edit`, async ({ request }) => {
    sent = (await request.json()) as Parameters;
    return HttpResponse.json(answer());
  }),
);

const open = async () =>
  userEvent.click(await screen.findByRole('button', { name: new RegExp(EDIT) }));

describe('proposed edits', () => {
  beforeEach(() => {
    told = answer(proposal('proposed', withPolicy));
    sent = undefined;
  });

  it('shows what an edit stands on, what it would stop and what it would cost', async () => {
    const { container } = show(<ProposedEditsSection session={session()} />);
    const row = within(await screen.findByRole('row', { name: /97597 without 59/ }));
    expect(row.getByText('30 of 40, 75.0%')).toBeVisible();
    expect(row.getByText('7, $700.00')).toBeVisible();
    expect(row.getByText('Proposed')).toBeVisible();
    await open();
    expect(screen.getByText(/decided 40 such lines/)).toHaveTextContent(
      '31 were denied, 30 of them for CO-97. That is 75.0% of them, 59.8% at the least; of all lines of this payer it is 7.5%. By chance so many come about with a probability of less than 0.0001.',
    );
    expect(screen.getByText(/would have spoken on 11 lines/)).toHaveTextContent(
      '7 were denied so, 1 for another reason, 3 were paid.',
    );
    await expectAccessible(container);
  });

  it('is accepted as a person chooses, and nothing is chosen beforehand', async () => {
    show(<ProposedEditsSection session={session()} />);
    await open();
    const form = within(screen.getByRole('form', { name: 'Decide about this edit' }));
    for (const radio of form.getAllByRole('radio')) expect(radio).not.toBeChecked();
    expect(form.getByRole('button', { name: 'Accept' })).toBeDisabled();
    await userEvent.click(form.getByRole('radio', { name: 'Shadow' }));
    expect(form.getByText(/shown to nobody/)).toBeVisible();
    told = answer(proposal('accepted', withPolicy, { name: 'severity', valueCode: 'SHADOW' }), {
      name: 'decided',
      part: [
        { name: 'proposal', valueString: 'p1' },
        { name: 'payer', valueCode: 'northwind-commercial' },
        { name: 'edit', valueCode: EDIT },
        { name: 'decision', valueCode: 'accepted' },
        { name: 'severity', valueCode: 'SHADOW' },
        { name: 'at', valueDateTime: '2026-11-27T15:00:00Z' },
        ...counts({ stopped: 7, falseAlarms: 3 }),
      ],
    });
    await userEvent.click(form.getByRole('button', { name: 'Accept' }));
    expect(await screen.findByText('Accepted, Shadow')).toBeVisible();
    expect(sent?.parameter).toEqual([
      { name: 'id', valueString: 'p1' },
      { name: 'version', valueInteger: 3 },
      { name: 'severity', valueCode: 'SHADOW' },
    ]);
    expect(screen.getByText(/speaks from now on as Shadow/)).toBeVisible();
    expect(screen.getByRole('button', { name: new RegExp(EDIT) })).toHaveFocus();
    await userEvent.click(screen.getByText('What was decided'));
    expect(screen.getByText('Known then: 7 to stop, 3 false alarms.')).toBeVisible();
  });

  it('is rejected with a reason only', async () => {
    show(<ProposedEditsSection session={session()} />);
    await open();
    await userEvent.click(screen.getByRole('radio', { name: 'Reject' }));
    const reject = screen.getByRole('button', { name: 'Reject' });
    expect(reject).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: 'Why' }), 'They pay these now.');
    await userEvent.click(reject);
    expect(await screen.findByText(/does not speak\.$/)).toBeVisible();
    expect(sent?.parameter).toEqual([
      { name: 'id', valueString: 'p1' },
      { name: 'version', valueInteger: 3 },
      { name: 'reject', valueBoolean: true },
      { name: 'reason', valueString: 'They pay these now.' },
    ]);
  });

  it('keeps what was typed when somebody else was first', async () => {
    server.use(
      http.post(`${FHIR}/$decide-edit`, () =>
        refused(409, 'Somebody else decided about this edit: it is rejected.'),
      ),
    );
    show(<ProposedEditsSection session={session()} />);
    await open();
    await userEvent.click(screen.getByRole('radio', { name: 'Hold' }));
    const why = screen.getByRole('textbox', { name: 'Why, if you like' });
    await userEvent.type(why, 'Sure.');
    await userEvent.click(screen.getByRole('button', { name: 'Accept' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else decided');
    expect(why).toHaveValue('Sure.');
  });

  it('a payer without a policy can be rejected only, and what was rejected says why', async () => {
    told = answer(proposal('proposed', { name: 'hasPolicy', valueBoolean: false }));
    const { unmount } = show(<ProposedEditsSection session={session()} />);
    await open();
    expect(screen.getAllByRole('radio')).toHaveLength(1);
    expect(screen.getByText(/has no policy of its own/)).toBeVisible();
    unmount();

    told = answer(proposal('rejected', withPolicy, ...rejection));
    show(<ProposedEditsSection session={session()} />);
    await open();
    expect(screen.getByText(/Mara Holt rejected it/)).toHaveTextContent(
      'The payer pays these now.',
    );
    expect(screen.queryByRole('radio', { name: 'Reject' })).toBeNull();
    expect(screen.getAllByRole('radio')).toHaveLength(4);
  });

  it('looks now, and says what it came to', async () => {
    told = answer();
    server.use(
      http.post(`${FHIR}/$propose-edits`, () => {
        told = answer(proposal('proposed', withPolicy));
        return HttpResponse.json({
          resourceType: 'Parameters',
          parameter: [
            { name: 'ran', valueBoolean: true },
            ...counts({ lines: 512, proposed: 1, standing: 0, lapsed: 0 }),
          ],
        });
      }),
    );
    show(<ProposedEditsSection session={session()} />);
    expect(await screen.findByText('No edit is proposed.', { exact: false })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Look now' }));
    expect(await screen.findByText(/Looked through 512 decided lines: 1 newly/)).toBeVisible();
    expect(await screen.findByText('Proposed')).toBeVisible();

    server.use(http.post(`${FHIR}/$propose-edits`, () => refused(403, 'Not allowed.')));
    await userEvent.click(screen.getByRole('button', { name: 'Look now' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Not allowed.');
  });

  it('names what failed', async () => {
    server.use(http.post(`${FHIR}/$proposed-edits`, () => refused(500, 'It broke', 'ref-1')));
    show(<ProposedEditsSection session={session()} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('It broke');
    expect(screen.getByRole('alert')).toHaveTextContent('Claims are judged as before.');
  });

  it('tells small numbers as one reads them', () => {
    expect(inPercent(0.125)).toBe('12.5%');
    expect(inPercent(0.0004)).toBe('0.040%');
    expect(inPercent(0)).toBe('0.0%');
    expect(probability(0.0123)).toBe('0.0123');
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
  });
});
