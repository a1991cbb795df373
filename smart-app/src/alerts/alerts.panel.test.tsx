import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Claim, DetectedIssue, Parameters, Task } from 'fhir/r4';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EhrMessages } from '../fhir/messages';
import { FhirError } from '../fhir/outcome';
import { extension, TASK_CODE } from '../fhir/systems';
import {
  coverage,
  expectedAnswer,
  missing25,
  scrubAnswer,
  visitAndInjection,
} from '../testing/claims';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, found, refused, serving, session, stored } from '../testing/server';
import { ClaimAlerts } from './alerts.panel';

let claim: Claim;
let updates: { body: Claim; ifMatch: string | null }[];

/** Judges as the server does: the alert holds while line 1 has no 25. */
function judged(): Parameters {
  const separate = claim.item?.[0]?.modifier?.some((each) => each.coding?.[0]?.code === '25');
  return separate
    ? scrubAnswer({ outcome: 'clean' })
    : scrubAnswer({ outcome: 'hold', alerts: [missing25()] });
}

const scrub = (answer: () => Parameters) =>
  http.post(`${FHIR}/Claim/c1/$scrub`, () => HttpResponse.json(answer()));

const server = serving(
  scrub(() => judged()),
  http.get(`${FHIR}/Claim/c1`, () => HttpResponse.json(claim)),
  http.put(`${FHIR}/Claim/c1`, async ({ request }) => {
    const body = (await request.json()) as Claim;
    updates.push({ body, ifMatch: request.headers.get('If-Match') });
    claim = { ...body, meta: { versionId: String(Number(claim.meta?.versionId) + 1) } };
    return HttpResponse.json(claim);
  }),
  found('Task'),
  found('CoverageEligibilityResponse'),
  found('DocumentReference'),
  stored(coverage),
  http.post(`${FHIR}/Claim/$expected-payment`, () =>
    HttpResponse.json(
      expectedAnswer({ 1: { amount: 107, low: 100, high: 110, count: 14 }, 2: 'too-few' }),
    ),
  ),
);

beforeEach(() => {
  claim = visitAndInjection();
  updates = [];
});

const open = () => show(<ClaimAlerts session={session()} claim="c1" />);

describe('the panel of a claim that would be denied', () => {
  it('says what, why, with which code and for how much, each once', async () => {
    const { container } = open();
    expect(
      await screen.findByRole('heading', { name: '1 thing could get this claim denied' }),
    ).toBeVisible();
    const card = within(screen.getByRole('article'));
    expect(card.getByText('Fix now')).toBeVisible();
    expect(card.getByRole('heading', { name: /need modifier 25/ })).toBeVisible();
    expect(card.getByText('CO-236')).toBeVisible();
    expect(card.getByText(/pair not paid together/)).toBeVisible();
    expect(card.getByText('$198.00 billed')).toBeVisible();
    expect(card.getByText('Document it and add 25.')).toBeVisible();
    expect(card.getByText('Only if the note supports it: a visit of its own')).toBeVisible();
    expect(card.getByText('SAMPLE')).toBeVisible();
    expect(card.getByText(/Source: Cleanclaim/)).toHaveTextContent('ncci-ptp 2026Q4 SAMPLE');
    await screen.findByText('In force');
    await expectAccessible(container);
  });

  it('says what a line would be paid, by how many lines, and where that is not known', async () => {
    const { container } = open();
    const lines = within(await screen.findByRole('region', { name: 'Lines of this claim' }));
    expect(await lines.findByRole('cell', { name: '$198.00about $107.00 expected' })).toBeVisible();
    expect(lines.getByRole('cell', { name: '$131.00' })).toBeVisible();
    expect(
      lines.getByText(/in a year, 14 lines or more each. Not known for 1 line./),
    ).toBeVisible();
    await expectAccessible(container);
  });

  it('says nothing of payment where the server cannot tell', async () => {
    server.use(http.post(`${FHIR}/Claim/$expected-payment`, () => refused(404, 'Unknown')));
    open();
    const lines = within(await screen.findByRole('region', { name: 'Lines of this claim' }));
    await screen.findByText('In force');
    expect(lines.queryByText(/xpected/)).not.toBeInTheDocument();
  });

  it('applies the fix with If-Match, says what changed, and moves on to the sentence', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Separate visit: add 25' }));
    const sentence = await screen.findByRole('heading', {
      name: 'Nothing found that would get this claim denied',
    });
    expect(updates).toHaveLength(1);
    expect(updates[0]?.ifMatch).toBe('W/"1"');
    expect(updates[0]?.body.item?.[0]?.modifier?.[0]?.coding?.[0]?.code).toBe('25');
    expect(screen.getAllByText('99214-25')[0]).toBeVisible();
    await waitFor(() => expect(sentence).toHaveFocus());
  });

  it('undoes the fix: the claim is as before, on top of the newest version', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Separate visit: add 25' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone. The claim reads as before.');
    expect(updates[1]?.ifMatch).toBe('W/"2"');
    expect(updates[1]?.body.item).toEqual(visitAndInjection().item);
    expect(
      await screen.findByRole('heading', { name: '1 thing could get this claim denied' }),
    ).toBeVisible();
  });

  describe('that is a draft of an EHR that listens', () => {
    const ehr = (update: (changed: Claim) => Promise<void>, takes = true) =>
      ({
        takesDrafts: () => Promise.resolve(takes),
        closes: () => Promise.resolve(false),
        update,
      }) as unknown as EhrMessages;
    const fixIn = async (messages: EhrMessages) => {
      show(<ClaimAlerts session={session({ messages })} claim="c1" />);
      await userEvent.click(await screen.findByRole('button', { name: 'Separate visit: add 25' }));
    };
    const clear = { name: 'Nothing found that would get this claim denied' };

    beforeEach(() => {
      claim = { ...visitAndInjection(), status: 'draft' };
    });

    it('is written by the EHR, not beside it', async () => {
      await fixIn(
        ehr((changed) => {
          claim = { ...changed, meta: { versionId: '2' } };
          return Promise.resolve();
        }),
      );
      expect(await screen.findByRole('heading', clear)).toBeVisible();
      expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
      expect(updates).toEqual([]);
    });

    it('is written by the server where the EHR has no scratchpad or listens no more', async () => {
      await fixIn(ehr(() => Promise.reject(new FhirError('no such message', 501))));
      expect(await screen.findByRole('heading', clear)).toBeVisible();
      expect(updates).toHaveLength(1);
    });

    it('is left alone where the EHR refuses, in its words', async () => {
      await fixIn(ehr(() => Promise.reject(new FhirError('Signed meanwhile.', 409))));
      expect(await screen.findByText('Signed meanwhile.')).toBeVisible();
      expect(updates).toEqual([]);
    });

    it("is the server's where it was sent already", async () => {
      claim = { ...visitAndInjection(), status: 'active' };
      await fixIn(ehr(() => Promise.reject(new Error('must not be asked'))));
      expect(await screen.findByRole('heading', clear)).toBeVisible();
      expect(updates).toHaveLength(1);
    });
  });

  it('overwrites nothing when somebody else changed the claim', async () => {
    server.use(http.put(`${FHIR}/Claim/c1`, () => refused(412, 'Version 2 is newer')));
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Separate visit: add 25' }));
    const failure = await screen.findByRole('alert');
    expect(failure).toHaveTextContent('That was not done.');
    expect(failure).toHaveTextContent('Nothing was overwritten.');
    await userEvent.click(within(failure).getByRole('button', { name: 'Retry' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('sets an alert of a draft aside with the reason and the person', async () => {
    let put: DetectedIssue | undefined;
    server.use(
      http.put(`${FHIR}/DetectedIssue/d1`, async ({ request }) => {
        put = (await request.json()) as DetectedIssue;
        return HttpResponse.json(put);
      }),
    );
    open();
    await userEvent.click(await screen.findByRole('button', { name: /^Not now/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Payer says otherwise' }));
    await waitFor(() => expect(put?.status).toBe('final'));
    expect(put?.mitigation?.at(-1)).toMatchObject({
      action: { coding: [{ code: 'payer-says-otherwise' }] },
      author: { reference: 'Practitioner/shah' },
    });
  });

  it('asks for a word where the alert is called wrong', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: /^Not now/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Alert is wrong' }));
    const send = screen.getByRole('button', { name: 'Send' });
    expect(send).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: /What is wrong/ }), 'Other physician');
    expect(send).toBeEnabled();
  });

  it('releases a held claim with the reason', async () => {
    let sent: Parameters | undefined;
    claim = { ...claim, status: 'active' };
    server.use(
      found('Task', {
        resourceType: 'Task',
        status: 'on-hold',
        intent: 'order',
        code: { coding: [{ system: TASK_CODE, code: 'submit-claim' }] },
        businessStatus: {
          coding: [
            { system: 'https://cleanclaim.example/fhir/CodeSystem/claim-lifecycle', code: 'held' },
          ],
        },
      }),
      http.post(`${FHIR}/Claim/c1/$release`, async ({ request }) => {
        sent = (await request.json()) as Parameters;
        return HttpResponse.json({ resourceType: 'Task' });
      }),
    );
    open();
    expect(await screen.findByText('Held')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /^Not now/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Patient pays' }));
    await waitFor(() =>
      expect(sent?.parameter).toEqual([{ name: 'reason', valueCode: 'patient-pays' }]),
    );
  });
});

describe('the panel of a claim that others have to mend', () => {
  const forBiller = () =>
    missing25({
      extension: [
        ...(missing25().extension ?? []),
        { url: extension('audience'), valueCode: 'biller' },
      ],
    });

  it('tells the clinician of it, and asks nothing', async () => {
    server.use(scrub(() => scrubAnswer({ outcome: 'hold', alerts: [forBiller()] })));
    open();
    await userEvent.click(
      await screen.findByText('1 more for the billing office or the front desk'),
    );
    expect(screen.getByText(/need modifier 25/)).toBeVisible();
    expect(screen.queryByRole('article')).not.toBeInTheDocument();
  });

  it('asks the biller, who has the documentation beside it', async () => {
    server.use(scrub(() => scrubAnswer({ outcome: 'hold', alerts: [forBiller()] })));
    show(<ClaimAlerts session={session()} claim="c1" documentation={() => <p>The note</p>} />);
    expect(await screen.findByRole('article')).toBeVisible();
  });
});

describe('the panel of a claim where nothing was found', () => {
  it('says so, and what was checked can be opened', async () => {
    server.use(
      scrub(() =>
        scrubAnswer({
          outcome: 'clean',
          verdicts: [
            { edit: 'npi-invalid', line: 0, verdict: 'passed', reason: 'both numbers are valid' },
            { edit: 'ncci-ptp', line: 0, verdict: 'passed' },
          ],
        }),
      ),
    );
    const { container } = open();
    expect(
      await screen.findByRole('heading', {
        name: 'Nothing found that would get this claim denied',
      }),
    ).toBeVisible();
    expect(screen.queryByRole('article')).toBeNull();
    await userEvent.click(screen.getByText('What was checked: 2 edits'));
    expect(screen.getByText('both numbers are valid')).toBeVisible();
    await screen.findByText('In force');
    await expectAccessible(container);
  });

  it('never calls it clear when something could not be checked', async () => {
    server.use(
      scrub(() =>
        scrubAnswer({
          outcome: 'incomplete',
          unchecked: [{ edit: 'mue-units', reason: 'no edition for this quarter' }],
        }),
      ),
    );
    open();
    expect(
      await screen.findByRole('heading', {
        name: 'Nothing found, but 1 thing could not be checked',
      }),
    ).toBeVisible();
    expect(screen.getByText(/no edition for this quarter/)).toBeVisible();
  });
});

describe('the panel when things fail', () => {
  it('names the failure and its reference, and tries again', async () => {
    server.use(
      http.post(`${FHIR}/Claim/c1/$scrub`, () => refused(503, 'Starting up', 'ref-77'), {
        once: true,
      }),
    );
    open();
    const failure = await screen.findByRole('alert');
    expect(failure).toHaveTextContent('The claim could not be checked.');
    expect(failure).toHaveTextContent('Starting up');
    expect(failure).toHaveTextContent('ref-77');
    await userEvent.click(within(failure).getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('heading', { name: '1 thing could get this claim denied' }),
    ).toBeVisible();
  });

  it('shows the alerts even where the coverage cannot be read', async () => {
    server.use(http.get(`${FHIR}/Coverage/cov`, () => refused(403, 'Not yours')));
    open();
    await screen.findByRole('article');
    expect(await screen.findByText('The coverage could not be loaded.')).toBeVisible();
  });

  it('says what it is doing while it waits', () => {
    open();
    expect(screen.getByRole('status')).toHaveTextContent('Checking the claim');
  });
});

describe('a panel that was opened by a question', () => {
  it('says what is asked, marks the line and reads on from there', async () => {
    server.use(
      found(
        'Task',
        question('completed', 'An old one?'),
        question('requested', 'Was the injection separate?'),
      ),
    );
    const { container } = show(<ClaimAlerts session={session()} claim="c1" line={2} />);
    const line = await screen.findByRole('rowheader', { name: '20610' });
    await waitFor(() => expect(line).toHaveFocus());
    const asked = await screen.findByRole('region', { name: 'The billing office asks' });
    expect(within(asked).getByText('Was the injection separate?')).toBeVisible();
    expect(screen.queryByText('An old one?')).toBeNull();
    await expectAccessible(container);
  });
});

const question = (status: Task['status'], description: string): Task => ({
  resourceType: 'Task',
  id: description.slice(0, 3),
  status,
  intent: 'order',
  code: {
    coding: [
      { system: TASK_CODE, code: 'answer-query' },
      {
        system: 'http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes',
        code: 'launch-app-ehr',
      },
    ],
  },
  description,
  authoredOn: '2026-11-24T10:00:00Z',
});
