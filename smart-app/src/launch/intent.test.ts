import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { sessionOf } from '../fhir/session';
import { serving, session } from '../testing/server';
import { openingOf } from './intent';
import { ehrStyle } from './style';

const ISS = 'http://localhost:3000/fhir';
const STYLE = 'http://localhost:3000/ehr/smart-style.json';
const server = serving(
  http.get(STYLE, () =>
    HttpResponse.json({ color_highlight: '#0f6b66', dim_border_radius: '6px' }),
  ),
);

const none = { patient: undefined, claim: undefined };

describe('a launch opens', () => {
  it.each(['review-visit', 'coverage-check', 'never-heard-of-it', undefined])(
    'the panel where a patient is open, with intent %s',
    (intent) => {
      expect(openingOf(session({ intent }))).toEqual({ panel: true });
    },
  );

  it('the screen an intent names where none is', () => {
    expect(openingOf(session({ ...none, intent: 'coverage-check' }))).toEqual({
      screen: '/app/coverage',
    });
    expect(openingOf(session({ ...none, intent: 'kpis' }))).toEqual({ screen: '/app/kpis' });
    expect(openingOf(session({ ...none, intent: 'never-heard-of-it' }))).toEqual({
      screen: '/app/',
    });
    expect(openingOf(session(none))).toEqual({ screen: '/app/' });
  });
});

describe('a launch to work denials opens', () => {
  it('the list, also where a patient is open', () => {
    expect(openingOf(session({ intent: 'denial-worklist' }))).toEqual({ screen: '/app/denials' });
    expect(openingOf(session({ ...none, intent: 'work-denial' }))).toEqual({
      screen: '/app/denials',
    });
  });

  it('the denial whose Task it names', () => {
    expect(openingOf(session({ intent: 'work-denial', task: '12' }))).toEqual({
      screen: '/app/denials/12',
    });
  });
});

describe("the EHR's look", () => {
  const launched = (smart_style_url: string, tenant?: string) =>
    sessionOf({
      iss: ISS,
      returnTo: undefined,
      token: {
        access_token: 't',
        token_type: 'bearer',
        smart_style_url,
        ...(tenant ? { tenant } : {}),
      },
    });

  it('is fetched from the server of the launch', async () => {
    expect(await ehrStyle(launched(STYLE))).toEqual({ highlight: '#0f6b66', radius: 6 });
    expect(await ehrStyle(launched('/ehr/smart-style.json'))).toEqual({
      highlight: '#0f6b66',
      radius: 6,
    });
  });

  it.each([
    'https://elsewhere.example/style.json',
    'http://localhost:3000.evil.example/style.json',
    'http://localhost:3001/style.json',
    'data:application/json,{}',
    'http://[',
  ])('is not fetched from %s', async (url) => {
    expect(launched(url).styleUrl).toBeUndefined();
    expect(await ehrStyle(launched(url))).toBeUndefined();
  });

  it('is done without where it is not there or no style', async () => {
    server.use(http.get(STYLE, () => new HttpResponse('<html>')));
    expect(await ehrStyle(launched(STYLE))).toBeUndefined();
    server.use(http.get(STYLE, () => new HttpResponse(null, { status: 404 })));
    expect(await ehrStyle(launched(STYLE))).toBeUndefined();
    server.use(http.get(STYLE, () => HttpResponse.error()));
    expect(await ehrStyle(launched(STYLE))).toBeUndefined();
  });

  it('comes with the organization that launched', () => {
    expect(launched(STYLE, 'harbor').tenant).toBe('harbor');
  });
});
