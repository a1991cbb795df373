import { act, fireEvent, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LaunchError } from '../fhir/smart';
import { expectAccessible, show } from '../testing/screen';
import { serving } from '../testing/server';
import { IdleGuard } from './idle-guard';
import { ehrLaunch, sessionAt } from './launch';
import { LaunchFailed, Opening, SignedOut } from './launch.page';

const HERE = 'http://localhost:3000';

serving(
  http.get(`${HERE}/fhir/.well-known/smart-configuration`, () =>
    HttpResponse.json({
      authorization_endpoint: `${HERE}/oauth2/authorize`,
      token_endpoint: `${HERE}/oauth2/token`,
    }),
  ),
);

describe('an EHR launch', () => {
  it('goes to the authorization server of our own EHR', async () => {
    const next = new URL(
      await ehrLaunch(new URL(`${HERE}/app/launch?iss=${HERE}/fhir&launch=ticket`)),
    );
    expect(next.pathname).toBe('/oauth2/authorize');
    expect(next.searchParams.get('launch')).toBe('ticket');
    expect(next.searchParams.get('redirect_uri')).toBe(`${HERE}/app/panel`);
    expect(next.searchParams.get('scope')).toMatch(/^launch openid fhirUser /);
    expect(next.searchParams.get('scope')).not.toContain('offline_access');
  });

  it.each([
    ['', 'no-iss'],
    ['?iss=https://evil.example/fhir&launch=x', 'foreign-iss'],
    [`?iss=${HERE}.evil.example/fhir&launch=x`, 'foreign-iss'],
  ])('refuses %s before anything is asked', async (query, fault) => {
    await expect(ehrLaunch(new URL(`${HERE}/app/launch${query}`))).rejects.toMatchObject({ fault });
  });

  it('has no session on a plain visit', async () => {
    await expect(sessionAt(new URL(`${HERE}/app/panel`))).resolves.toBeUndefined();
  });
});

describe('what a launch says', () => {
  it('while it opens', async () => {
    const { container } = show(<Opening />);
    expect(screen.getByRole('heading', { name: 'Opening Cleanclaim' })).toBeVisible();
    await expectAccessible(container);
  });

  it('when it fails: why, what to do, and what the server said', async () => {
    const retry = vi.fn();
    const { container } = show(
      <LaunchFailed error={new LaunchError('no-token', 'invalid_grant')} onRetry={retry} />,
    );
    const failure = screen.getByRole('alert');
    expect(failure).toHaveTextContent('The server gave no access.');
    expect(failure).toHaveTextContent('Open the panel again from the chart.');
    expect(failure).toHaveTextContent('invalid_grant');
    fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(retry).toHaveBeenCalledOnce();
    await expectAccessible(container);
  });

  it('when it fails in a way nobody foresaw', () => {
    show(<LaunchFailed error={new Error('odd')} />);
    expect(screen.getByRole('alert')).toHaveTextContent('odd');
  });

  it('after a reload', () => {
    show(<SignedOut reason="reload" />);
    expect(screen.getByText(/kept in memory only/)).toBeVisible();
  });
});

describe('an unattended screen', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const minutes = (n: number) => act(() => vi.advanceTimersByTime(n * 60_000));

  it('is announced at 13 minutes and wiped at 15, with the token', () => {
    const wipe = vi.fn();
    show(
      <IdleGuard onWipe={wipe}>
        <p>PHI</p>
      </IdleGuard>,
    );
    minutes(13);
    expect(screen.getByRole('alert')).toHaveTextContent('cleared in 2 minutes');
    expect(wipe).not.toHaveBeenCalled();
    minutes(2);
    expect(wipe).toHaveBeenCalledOnce();
    expect(screen.queryByText('PHI')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Signed out after 15 minutes' })).toBeVisible();
  });

  it('stays while somebody is there', () => {
    const wipe = vi.fn();
    show(
      <IdleGuard onWipe={wipe}>
        <p>PHI</p>
      </IdleGuard>,
    );
    minutes(14);
    fireEvent.keyDown(document.body, { key: 'a' });
    expect(screen.queryByRole('alert')).toBeNull();
    minutes(14);
    expect(wipe).not.toHaveBeenCalled();
    expect(screen.getByText('PHI')).toBeVisible();
  });
});
