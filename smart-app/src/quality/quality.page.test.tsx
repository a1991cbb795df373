import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Parameters, ParametersParameter } from 'fhir/r4';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, refused, serving, session } from '../testing/server';
import { QualityPage } from './quality.page';

const counts = (name: string, told: Record<string, number>): ParametersParameter => ({
  name,
  part: Object.entries(told).map(([each, valueInteger]) => ({ name: each, valueInteger })),
});

const outcomes = (name: string, denied: number, deniedOtherwise: number, paid: number, gone = 0) =>
  counts(name, { denied, deniedOtherwise, paid, gone });

const row = (
  edit: string,
  role: string,
  told: Record<string, number>,
  ...more: ParametersParameter[]
): ParametersParameter => ({
  name: 'row',
  part: [
    { name: 'edit', valueCode: edit },
    { name: 'payer', valueCode: 'northwind-commercial' },
    { name: 'role', valueCode: role },
    ...(counts('', { shown: 0, muted: 0, shadow: 0, accepted: 0, overridden: 0, ...told }).part ??
      []),
    ...more,
  ],
});

const rule: ParametersParameter = {
  name: 'rule',
  part: [
    { name: 'muteAfter', valueInteger: 50 },
    { name: 'muteBelow', valueDecimal: 0.1 },
    { name: 'judgeAfter', valueInteger: 30 },
    { name: 'promoteFrom', valueDecimal: 0.5 },
  ],
};

const ignored = row(
  'ncci-ptp',
  'clinician',
  { shown: 60, accepted: 3, overridden: 40 },
  {
    name: 'reason',
    part: [
      { name: 'code', valueCode: 'patient-pays' },
      { name: 'count', valueInteger: 4 },
    ],
  },
  {
    name: 'reason',
    part: [
      { name: 'code', valueCode: 'none-given' },
      { name: 'count', valueInteger: 36 },
    ],
  },
  outcomes('stood', 8, 1, 3),
  outcomes('fixed', 0, 0, 2, 1),
  { name: 'fixedPaid', valueMoney: { value: 262.4, currency: 'USD' } },
  { name: 'proposal', valueCode: 'mute' },
);

const effect: ParametersParameter = {
  name: 'effect',
  part: [
    { name: 'edit', valueCode: 'ncci-ptp' },
    { name: 'payer', valueCode: 'northwind-commercial' },
    { name: 'denial', valueCode: '236' },
    { name: 'since', valueDate: '2026-11-03' },
    { name: 'linesBefore', valueInteger: 80 },
    { name: 'deniedBefore', valueInteger: 8 },
    { name: 'linesAfter', valueInteger: 50 },
    { name: 'deniedAfter', valueInteger: 1 },
  ],
};

const shadow = row(
  'my-own-rule',
  'front-desk',
  { shadow: 40 },
  outcomes('stood', 20, 0, 12),
  outcomes('unseen', 20, 0, 12),
  { name: 'proposal', valueCode: 'promote' },
);

const held = row('mue-units', 'biller', { shown: 5, accepted: 5 }, outcomes('fixed', 1, 0, 4));

const decided: ParametersParameter = {
  name: 'decided',
  part: [
    { name: 'edit', valueCode: 'ncci-ptp' },
    { name: 'payer', valueCode: 'northwind-commercial' },
    { name: 'role', valueCode: 'clinician' },
    { name: 'decision', valueCode: 'mute' },
    { name: 'reason', valueString: 'Our notes never say it.' },
    { name: 'person', valueReference: { reference: 'Practitioner/dana', display: 'Dana Mills' } },
    { name: 'at', valueDateTime: '2026-11-23T15:00:00Z' },
    ...(counts('', { shown: 60, accepted: 3, stood: 12, stoodDenied: 8 }).part ?? []),
  ],
};

const answers = (...parameter: ParametersParameter[]): Parameters => ({
  resourceType: 'Parameters',
  parameter: [rule, ...parameter],
});

let asked: Parameters[] = [];

const server = serving(
  http.post(`${FHIR}/$proposed-edits`, () => HttpResponse.json({ resourceType: 'Parameters' })),
  http.post(`${FHIR}/$alert-quality`, async ({ request }) => {
    asked.push((await request.json()) as Parameters);
    return HttpResponse.json(answers(held, ignored, shadow, effect));
  }),
);

const sent = (parameters: Parameters | undefined, name: string) =>
  parameters?.parameter
    ?.filter((each) => each.name === name)
    .map((each) => each.valueCode ?? each.valueString);

describe('alert quality', () => {
  beforeEach(() => {
    asked = [];
    window.history.replaceState(null, '', '/app/quality');
  });

  it('shows how each alert does, proposals first', async () => {
    const { container } = show(<QualityPage session={session()} />);
    expect(
      await screen.findByText(
        '3 alerts in the last 90 days. Shown 65 times. 2 proposals wait for you.',
      ),
    ).toBeVisible();
    const rows = screen.getAllByRole('row', { name: /northwind/ });
    expect(rows).toHaveLength(3);
    const first = within(rows[0] as HTMLElement);
    expect(first.getByRole('rowheader')).toHaveTextContent('Procedures not paid together');
    expect(first.getByText('3 of 60, 5.0%')).toBeVisible();
    expect(first.getByText('8 of 12, 66.7%')).toBeVisible();
    expect(first.getByText('2, $262.40')).toBeVisible();
    expect(screen.getByText('Proposal: mute it.')).toBeVisible();
    expect(screen.getByText(/Accepted 3 of 60 times/)).toHaveTextContent(
      'Payers denied 8 of the 12 lines that went out all the same as it said.',
    );
    expect(screen.getByText(/denied 20 of 32 lines as it said/)).toBeVisible();
    expect(within(rows[1] as HTMLElement).getByText('In shadow')).toBeVisible();
    await expectAccessible(container);
  });

  it('tells why it was overridden, and the denial rate before and after', async () => {
    const { container } = show(<QualityPage session={session()} />);
    await userEvent.click(
      await screen.findByRole('button', { name: /Procedures not paid together/ }),
    );
    expect(screen.getByText(/No reason given \(36\), Patient pays \(4\)/)).toBeVisible();
    expect(screen.getByText(/236 pair not paid together/)).toHaveTextContent(
      'denied 8 of 80 lines (10.0%) before it was first shown on Tue Nov 3',
    );
    expect(screen.getByText(/1 of 50 \(2.0%\) since/)).toBeVisible();
    expect(screen.getByText(/taken off the claim: 1/)).toBeVisible();
    await expectAccessible(container);
  });

  it('mutes with a reason, and shows who decided on what', async () => {
    let decision: Parameters | undefined;
    server.use(
      http.post(`${FHIR}/$decide-alert`, async ({ request }) => {
        decision = (await request.json()) as Parameters;
        server.use(
          http.post(`${FHIR}/$alert-quality`, () =>
            HttpResponse.json(
              answers(
                row(
                  'ncci-ptp',
                  'clinician',
                  { shown: 60, muted: 1, accepted: 3 },
                  { name: 'decision', valueCode: 'mute' },
                ),
                decided,
              ),
            ),
          ),
        );
        return HttpResponse.json(answers(decided));
      }),
    );
    show(<QualityPage session={session()} />);
    await userEvent.click(
      await screen.findByRole('button', { name: /Procedures not paid together/ }),
    );
    const form = within(screen.getByRole('form', { name: 'Decide about this alert' }));
    expect(form.getByRole('button', { name: 'Mute' })).toBeDisabled();
    await userEvent.type(form.getByRole('textbox', { name: 'Why' }), 'Our notes never say it.');
    await userEvent.click(form.getByRole('button', { name: 'Mute' }));

    expect(await screen.findByText('Our notes never say it.')).toBeVisible();
    expect(sent(decision, 'decision')).toEqual(['mute']);
    expect(sent(decision, 'edit')).toEqual(['ncci-ptp']);
    expect(sent(decision, 'reason')).toEqual(['Our notes never say it.']);
    expect(screen.getByRole('status')).toHaveTextContent('Muted.');
    const list = within(screen.getByRole('region', { name: 'List of decisions' }));
    expect(list.getByText('Dana Mills')).toBeVisible();
    expect(list.getByText('accepted 3 of 60; 8 of 12 denied as it said')).toBeVisible();

    const opener = screen.getByRole('button', { name: /Procedures not paid together/ });
    expect(opener).toHaveFocus();
    await userEvent.click(opener);
    expect(screen.getByRole('textbox', { name: 'Why' })).toHaveValue('');
    expect(screen.getByRole('button', { name: 'Take it back' })).toBeVisible();
  });

  it('keeps what was typed when the server refuses', async () => {
    server.use(
      http.post(`${FHIR}/$decide-alert`, () =>
        refused(422, 'This alert is decided about already.'),
      ),
    );
    show(<QualityPage session={session()} />);
    await userEvent.click(await screen.findByRole('button', { name: /my-own-rule/ }));
    const why = screen.getByRole('textbox', { name: 'Why' });
    await userEvent.type(why, 'It is right.');
    await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('decided about already');
    expect(why).toHaveValue('It is right.');
  });

  it('leaves what holds claims to the payer policy', async () => {
    show(<QualityPage session={session()} />);
    await userEvent.click(
      await screen.findByRole('button', { name: /Units within the daily limit/ }),
    );
    expect(screen.getByText(/set in the payer policy northwind-commercial/)).toBeVisible();
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('filters in the address, and says so when nothing is left', async () => {
    window.history.replaceState(null, '', '/app/quality?days=30');
    show(<QualityPage session={session()} />);
    expect(await screen.findByRole('button', { name: '30 days' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Tell sites apart' }));
    expect(window.location.search).toBe('?days=30&by=site');
    expect(await screen.findByRole('columnheader', { name: 'Site' })).toBeVisible();
    expect(sent(asked.at(-1), 'by')).toEqual(['payer', 'role', 'site']);

    server.use(http.post(`${FHIR}/$alert-quality`, () => HttpResponse.json(answers())));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Shown to' }), 'front-desk');
    expect(await screen.findByText('No alert of this payer and role.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await screen.findByText('No alert was found yet.')).toBeVisible();
    expect(window.location.search).toBe('?days=30&by=site');
  });

  it('names what failed', async () => {
    server.use(http.post(`${FHIR}/$alert-quality`, () => refused(500, 'It broke', 'ref-1')));
    show(<QualityPage session={session()} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('It broke');
    expect(screen.getByRole('alert')).toHaveTextContent('Alerts are shown as before.');
  });
});
