import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Bundle, Parameters, ParametersParameter } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, found, refused, serving, session, stored } from '../testing/server';
import { CoveragePage } from './coverage.page';

const inDays = (days: number) => {
  const day = new Date();
  day.setDate(day.getDate() + days);
  day.setHours(10, 30, 0, 0);
  return day.toISOString();
};

const visit = (
  id: string,
  state: string,
  more: ParametersParameter[] = [],
): ParametersParameter => ({
  name: 'visit',
  part: [
    { name: 'appointment', valueReference: { reference: `Appointment/${id}` } },
    { name: 'start', valueDateTime: inDays(5) },
    { name: 'patient', valueReference: { reference: 'Patient/x', display: `Cole, ${id}` } },
    { name: 'state', valueCode: state },
    ...more,
  ],
});

const ending = visit('Jonah', 'ends-before', [
  { name: 'plan', valueString: 'State Medicaid' },
  { name: 'ends', valueDate: inDays(3).slice(0, 10) },
  { name: 'gap', valueInteger: 2 },
  { name: 'message', valueString: 'Coverage by State Medicaid ends 2 days before the visit.' },
  { name: 'remedy', valueString: 'Call the patient before the visit.' },
]);

const answers = (...parameter: ParametersParameter[]): Parameters => ({
  resourceType: 'Parameters',
  parameter,
});

const server = serving(
  http.post(`${FHIR}/Appointment/$coverage-days`, () =>
    HttpResponse.json(answers(ending, visit('Ana', 'in-force'))),
  ),
);

describe('coverage of booked visits', () => {
  it('shows what is at risk, with gap, message and next step', async () => {
    const { container } = show(<CoveragePage session={session()} />);
    expect(await screen.findByText('1 visit at risk, of 2 in the next two weeks.')).toBeVisible();
    const row = within(screen.getByRole('row', { name: /Cole, Jonah/ }));
    expect(row.getByText('Ends before')).toBeVisible();
    expect(row.getByText('2 days')).toBeVisible();
    expect(screen.getByText(/ends 2 days before the visit/)).toBeVisible();
    expect(screen.queryByText('Cole, Ana')).toBeNull();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Show covered visits too' }));
    expect(screen.getByRole('rowheader', { name: 'Cole, Ana' })).toBeVisible();
  });

  it('filters by days ahead and says so when nothing is left', async () => {
    show(<CoveragePage session={session()} />);
    await userEvent.click(await screen.findByRole('button', { name: '4-7 days: 1' }));
    expect(screen.getByRole('rowheader', { name: 'Cole, Jonah' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Today: 0' }));
    expect(screen.getByText('No visit at risk on these days.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'See all 2' }));
    expect(screen.getByRole('rowheader', { name: 'Cole, Ana' })).toBeVisible();
  });

  it('asks the payer again and shows what came of it', async () => {
    server.use(
      http.post(`${FHIR}/Appointment/Jonah/$check-coverage`, () =>
        HttpResponse.json(
          answers(ending, { name: 'unanswered', valueString: 'the payer did not answer in time' }),
        ),
      ),
    );
    show(<CoveragePage session={session()} />);
    const again = await screen.findByRole('button', { name: 'Check again: Cole, Jonah' });
    await userEvent.click(again);
    expect(await screen.findByText(/No answer: the payer did not answer in time/)).toBeVisible();
    server.use(
      http.post(`${FHIR}/Appointment/Jonah/$check-coverage`, () =>
        HttpResponse.json(answers(visit('Jonah', 'in-force'))),
      ),
    );
    await userEvent.click(again);
    expect(await screen.findByText('Every booked visit is covered.')).toBeVisible();
  });

  it('records a new coverage in place of the one on file and judges the row again', async () => {
    let written: Bundle | undefined;
    const withCoverage = visit('Jonah', 'ends-before', [
      { name: 'plan', valueString: 'State Medicaid' },
      { name: 'coverage', valueReference: { reference: 'Coverage/old' } },
    ]);
    server.use(
      http.post(`${FHIR}/Appointment/$coverage-days`, () =>
        HttpResponse.json(answers(withCoverage)),
      ),
      found(
        'Organization',
        { resourceType: 'Organization', id: 'n', name: 'Northwind' },
        { resourceType: 'Organization', id: 'gone', name: 'Gone Health', active: false },
      ),
      stored({
        resourceType: 'Coverage',
        id: 'old',
        meta: { versionId: '1' },
        status: 'active',
        beneficiary: { reference: 'Patient/x' },
        payor: [{ reference: 'Organization/m' }],
      }),
      http.post(FHIR, async ({ request }) => {
        written = (await request.json()) as Bundle;
        return HttpResponse.json({ resourceType: 'Bundle', type: 'transaction-response' });
      }),
      http.post(`${FHIR}/Appointment/Jonah/$check-coverage`, () =>
        HttpResponse.json(answers(visit('Jonah', 'in-force'))),
      ),
    );
    const { container } = show(<CoveragePage session={session()} />);
    await userEvent.click(await screen.findByRole('button', { name: 'New coverage: Cole, Jonah' }));
    const save = await screen.findByRole('button', { name: 'Record coverage' });
    expect(save).toBeDisabled();
    await screen.findByRole('option', { name: 'Northwind' });
    expect(screen.queryByRole('option', { name: 'Gone Health' })).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText(/Payer/), 'Northwind');
    await userEvent.type(screen.getByLabelText(/Member ID/), 'NW7');
    await userEvent.type(screen.getByLabelText(/First day/), '2026-12-01');
    await userEvent.type(screen.getByLabelText(/Last day/), '2026-11-01');
    expect(screen.getByText('The last day is before the first.')).toBeVisible();
    expect(save).toBeDisabled();
    await userEvent.clear(screen.getByLabelText(/Last day/));
    await userEvent.click(screen.getByLabelText(/It replaces State Medicaid/));
    await expectAccessible(container);
    await userEvent.click(save);
    expect(await screen.findByText('Every booked visit is covered.')).toBeVisible();
    expect(written?.entry?.map((each) => each.resource)).toEqual([
      {
        resourceType: 'Coverage',
        status: 'active',
        beneficiary: { reference: 'Patient/x' },
        subscriberId: 'NW7',
        payor: [{ reference: 'Organization/n', display: 'Northwind' }],
        period: { start: '2026-12-01' },
      },
      expect.objectContaining({ id: 'old', period: { end: '2026-11-30' } }),
    ]);
  });

  it('keeps what was written when it is not stored', async () => {
    server.use(
      found('Organization', { resourceType: 'Organization', id: 'n', name: 'Northwind' }),
      http.post(FHIR, () => refused(422, 'No such payer')),
    );
    show(<CoveragePage session={session()} />);
    await userEvent.click(await screen.findByRole('button', { name: 'New coverage: Cole, Jonah' }));
    await screen.findByRole('option', { name: 'Northwind' });
    await userEvent.selectOptions(screen.getByLabelText(/Payer/), 'Northwind');
    await userEvent.type(screen.getByLabelText(/Member ID/), 'NW7');
    await userEvent.type(screen.getByLabelText(/First day/), '2026-12-01');
    await userEvent.click(screen.getByRole('button', { name: 'Record coverage' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('No such payer');
    expect(screen.getByLabelText(/Member ID/)).toHaveValue('NW7');
  });

  it('names what failed, and says when nothing is booked', async () => {
    server.use(
      http.post(`${FHIR}/Appointment/$coverage-days`, () => refused(500, 'It broke', 'ref-1')),
    );
    const { unmount } = show(<CoveragePage session={session()} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('It broke');
    unmount();
    server.use(http.post(`${FHIR}/Appointment/$coverage-days`, () => HttpResponse.json(answers())));
    show(<CoveragePage session={session()} />);
    expect(await screen.findByText('No visit is booked in the next two weeks.')).toBeVisible();
  });
});
