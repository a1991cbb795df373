import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import type { Patient } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { EhrMessages } from '../fhir/messages';
import {
  coverage,
  expectedAnswer,
  missing25,
  scrubAnswer,
  visitAndInjection,
} from '../testing/claims';
import { expectAccessible, show } from '../testing/screen';
import { FHIR, found, refused, serving, session, stored } from '../testing/server';
import { HomePage } from './home.page';
import { PanelPage } from './panel.page';

const ana: Patient = {
  resourceType: 'Patient',
  id: 'ana',
  name: [{ family: 'Reyes', given: ['Ana'] }],
  birthDate: '1969-03-14',
  identifier: [{ type: { coding: [{ code: 'MR' }] }, value: 'HF-10448' }],
};
const jonah: Patient = {
  resourceType: 'Patient',
  id: 'jonah',
  name: [{ family: 'Cole', given: ['Jonah'] }],
};

const server = serving(
  stored(ana),
  found('Patient', ana, jonah),
  found('Claim', visitAndInjection()),
  found('Task'),
  found('CoverageEligibilityResponse'),
  found('DocumentReference'),
  stored(coverage),
  stored(visitAndInjection()),
  http.post(`${FHIR}/Claim/c1/$scrub`, () =>
    HttpResponse.json(scrubAnswer({ outcome: 'hold', alerts: [missing25()] })),
  ),
  http.post(`${FHIR}/Claim/$expected-payment`, () =>
    HttpResponse.json(expectedAnswer({ 1: 'too-few', 2: 'too-few' })),
  ),
);

describe('the panel in an EHR', () => {
  it('shows who it is about where the EHR does not', async () => {
    show(<PanelPage session={session({ needsBanner: true })} />);
    expect(await screen.findByText('Reyes, Ana')).toBeVisible();
    expect(screen.getByText(/Born Mar 14, 1969/)).toHaveTextContent('HF-10448');
  });

  it('repeats nothing the EHR shows already', async () => {
    show(<PanelPage session={session({ needsBanner: false })} />);
    await screen.findByRole('article');
    expect(screen.queryByText('Reyes, Ana')).toBeNull();
  });

  it('closes where the EHR does it, and says so where it did not', async () => {
    const answers = [false, true];
    const messages = {
      takesDrafts: () => Promise.resolve(false),
      closes: () => Promise.resolve(true),
      done: () => Promise.resolve(answers.shift()),
    } as unknown as EhrMessages;
    show(<PanelPage session={session({ messages })} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }));
    expect(await screen.findByText('Close the panel in the EHR.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByText('Close the panel in the EHR.')).toBeNull());
  });

  it('opens on the coverage where that is what is asked', async () => {
    server.use(found('Coverage', coverage));
    const asked = session({ claim: undefined, intent: 'coverage-check' });
    const { container } = show(<PanelPage session={asked} />);
    const heading = await screen.findByRole('heading', { level: 2, name: 'Coverage' });
    const claims = await screen.findByRole('heading', { level: 2, name: 'Which claim?' });
    expect(heading.compareDocumentPosition(claims)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await expectAccessible(container);
  });

  it('asks which claim where the launch named none', async () => {
    show(<PanelPage session={session({ claim: undefined })} />);
    await userEvent.click(await screen.findByRole('button', { name: /99214 \+ 20610/ }));
    expect(
      await screen.findByRole('heading', { name: '1 thing could get this claim denied' }),
    ).toBeVisible();
  });

  it('says what to do when nothing was charged, and when no patient is open', async () => {
    server.use(found('Claim'), found('Coverage', coverage));
    const { unmount } = show(<PanelPage session={session({ claim: undefined })} />);
    expect(await screen.findByText('No charges yet for this patient.')).toBeVisible();
    expect(await screen.findByText('In force')).toBeVisible();
    expect(screen.getByText(/The payer has not been asked yet/)).toBeVisible();
    unmount();
    show(<PanelPage session={session({ claim: undefined, patient: undefined })} />);
    expect(screen.getByText('No patient is open.')).toBeVisible();
  });
});

describe('the app without an EHR', () => {
  it('goes from patient to claim to panel, and back to another patient', async () => {
    const { container } = show(
      <HomePage session={session({ patient: undefined, claim: undefined })} />,
    );
    await userEvent.click(await screen.findByRole('button', { name: /Reyes, Ana/ }));
    await userEvent.click(await screen.findByRole('button', { name: /99214 \+ 20610/ }));
    await screen.findByRole('article');
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Other patient' }));
    expect(await screen.findByRole('heading', { name: 'Choose a patient' })).toBeVisible();
  });

  it('filters by name, and offers a way back when nothing is left', async () => {
    show(<HomePage session={session()} />);
    await screen.findByRole('button', { name: /Cole, Jonah/ });
    const search = screen.getByRole('textbox', { name: 'Search by name' });
    await userEvent.type(search, 'rey');
    expect(screen.queryByRole('button', { name: /Cole, Jonah/ })).toBeNull();
    await userEvent.type(search, 'zzz');
    expect(screen.getByText('No patient named “reyzzz”.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Clear search' }));
    expect(screen.getByRole('button', { name: /Cole, Jonah/ })).toBeVisible();
  });

  it('names what failed', async () => {
    server.use(http.get(`${FHIR}/Patient`, () => refused(403, 'Scope does not allow it')));
    show(<HomePage session={session()} />);
    const failure = within(await screen.findByRole('alert'));
    expect(failure.getByText('The patients could not be loaded.')).toBeVisible();
    expect(failure.getByText('Scope does not allow it')).toBeVisible();
  });
});
