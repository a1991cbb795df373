import { createHash } from 'node:crypto';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { serving } from '../testing/server';
import { sessionOf } from './session';
import {
  appContextOf,
  authorizationUrl,
  authorized,
  contextId,
  isRedirect,
  LaunchError,
  type TokenAnswer,
} from './smart';

const ISS = 'http://localhost:3000/fhir';
const CLIENT = {
  clientId: 'cleanclaim-app',
  redirectUri: 'http://localhost:3000/app/panel',
  scope: 'launch openid',
};
const idToken = (claims: object) =>
  `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

let sent: URLSearchParams | undefined;

const server = serving(
  http.get(`${ISS}/.well-known/smart-configuration`, () =>
    HttpResponse.json({
      authorization_endpoint: 'http://localhost:3000/oauth2/authorize',
      token_endpoint: 'http://localhost:3000/oauth2/token',
      code_challenge_methods_supported: ['S256'],
    }),
  ),
  http.post('http://localhost:3000/oauth2/token', async ({ request }) => {
    sent = new URLSearchParams(await request.text());
    return HttpResponse.json({
      access_token: 'secret-token',
      token_type: 'Bearer',
      patient: 'ana',
      encounter: 'visit',
      fhirContext: ['Observation/o', { reference: 'Claim/c1', role: 'r' }],
      need_patient_banner: false,
      id_token: idToken({ fhirUser: `${ISS}/Practitioner/shah` }),
    });
  }),
);

beforeEach(() => {
  sessionStorage.clear();
  sent = undefined;
});

async function comeBack(extra = '') {
  const out = new URL(await authorizationUrl(CLIENT, ISS, { launch: 'ticket' }));
  const state = out.searchParams.get('state') ?? '';
  return { out, back: new URL(`${CLIENT.redirectUri}?code=abc&state=${state}${extra}`) };
}

const fault = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof LaunchError ? error.fault : String(error)),
  );

describe('a SMART launch', () => {
  it('asks with PKCE S256, state, audience and the launch it was given', async () => {
    const { out, back } = await comeBack();
    expect(Object.fromEntries(out.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'cleanclaim-app',
      aud: ISS,
      launch: 'ticket',
      code_challenge_method: 'S256',
    });
    await authorized(back);
    const challenge = createHash('sha256')
      .update(sent?.get('code_verifier') ?? '')
      .digest('base64url');
    expect(out.searchParams.get('code_challenge')).toBe(challenge);
    expect(sent?.get('client_id')).toBe('cleanclaim-app');
  });

  it('gives the context of the launch', async () => {
    const session = sessionOf(await authorized((await comeBack()).back));
    expect(session).toMatchObject({
      user: 'Practitioner/shah',
      patient: 'ana',
      encounter: 'visit',
      claim: 'c1',
      needsBanner: false,
    });
  });

  it('leaves no token in the browser', async () => {
    await authorized((await comeBack()).back);
    expect(
      JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]),
    ).not.toContain('secret-token');
    expect(sessionStorage).toHaveLength(0);
  });

  it('forgets the token at the end of the session', async () => {
    const session = sessionOf(await authorized((await comeBack()).back));
    session.end();
    expect(session.accessToken()).toBeUndefined();
  });

  it('takes an answer once, and only one it asked for', async () => {
    const { back } = await comeBack();
    await authorized(back);
    expect(await fault(authorized(back))).toBe('lost-state');
    expect(await fault(authorized(new URL(`${CLIENT.redirectUri}?code=x&state=forged`)))).toBe(
      'lost-state',
    );
  });

  it('says when it was refused, when PKCE is missing, and when nobody answers', async () => {
    const denied = new URL(`${CLIENT.redirectUri}?error=access_denied&state=s`);
    expect(isRedirect(denied)).toBe(true);
    expect(await fault(authorized(denied))).toBe('denied');

    server.use(
      http.get(`${ISS}/.well-known/smart-configuration`, () =>
        HttpResponse.json({
          authorization_endpoint: 'a',
          token_endpoint: 't',
          code_challenge_methods_supported: ['plain'],
        }),
      ),
    );
    expect(await fault(authorizationUrl(CLIENT, ISS))).toBe('no-pkce');

    server.use(http.get(`${ISS}/.well-known/smart-configuration`, () => HttpResponse.error()));
    expect(await fault(authorizationUrl(CLIENT, ISS))).toBe('offline');

    server.use(
      http.get(
        `${ISS}/.well-known/smart-configuration`,
        () => new HttpResponse('', { status: 404 }),
      ),
    );
    expect(await fault(authorizationUrl(CLIENT, ISS))).toBe('no-configuration');
  });

  it('passes on why no token was given', async () => {
    server.use(
      http.post('http://localhost:3000/oauth2/token', () =>
        HttpResponse.json(
          { error: 'invalid_grant', error_description: 'too late' },
          { status: 400 },
        ),
      ),
    );
    const { back } = await comeBack();
    await expect(authorized(back)).rejects.toMatchObject({ fault: 'no-token', detail: 'too late' });
  });
});

it.each([
  [['Claim/a'], 'a'],
  [[{ reference: 'Claim/b' }], 'b'],
  [[{ reference: 'Claim/b/_history/3', role: 'launch' }], 'b'],
  [['Patient/p', { reference: `${ISS}/Claim/c` }], 'c'],
  [['https://elsewhere.example/fhir/Claim/d'], undefined],
  [[`${ISS}x/Claim/d`], undefined],
  [[{}], undefined],
  [[null], undefined],
  ['Claim/e', undefined],
  [undefined, undefined],
])('finds a claim of this server in either shape of fhirContext: %j', (context, id) => {
  const fhirContext = context as TokenAnswer['fhirContext'] & object;
  expect(contextId({ access_token: '', token_type: '', fhirContext }, 'Claim', ISS)).toBe(id);
});

it('asks for what a server offers, and for no more than that', async () => {
  const client = { ...CLIENT, scopeIfOffered: ['messaging/ui', 'messaging/scratchpad'] };
  const asked = async () => new URL(await authorizationUrl(client, ISS)).searchParams.get('scope');
  expect(await asked()).toBe('launch openid');
  server.use(
    http.get(`${ISS}/.well-known/smart-configuration`, () =>
      HttpResponse.json({
        authorization_endpoint: 'http://localhost:3000/oauth2/authorize',
        token_endpoint: 'http://localhost:3000/oauth2/token',
        scopes_supported: ['openid', 'messaging/ui'],
      }),
    ),
  );
  expect(await asked()).toBe('launch openid messaging/ui');
});

it('takes from an appContext what is of our form, and nothing else', () => {
  const read = (appContext?: string) =>
    appContextOf({ access_token: '', token_type: '', ...(appContext ? { appContext } : {}) });
  expect(read('{"v":1,"screen":"claim","id":"c-1","line":2,"more":true}')).toEqual({
    screen: 'claim',
    id: 'c-1',
    line: 2,
  });
  expect(read('{"v":1,"screen":"alert","id":"a"}')?.line).toBeUndefined();
  for (const foreign of [
    undefined,
    'hello',
    'null',
    '[]',
    '{"v":2,"screen":"claim","id":"c"}',
    '{"v":1,"screen":"pay","id":"c"}',
    '{"v":1,"screen":"claim","id":"../Patient/x"}',
    '{"v":1,"screen":"claim","id":7}',
  ]) {
    expect(read(foreign)).toBeUndefined();
  }
  expect(read('{"v":1,"screen":"claim","id":"c","line":"1"}')?.line).toBeUndefined();
});
