/**
 * SMART App Launch 2: authorization code with PKCE for a public client.
 *
 * What must survive the redirect (state, verifier) waits in sessionStorage under the state's own
 * name and is removed when it is read back. Tokens live in memory only: a reload launches again.
 */

export interface SmartClient {
  clientId: string;
  redirectUri: string;
  scope: string;
  /** Scopes that are asked for where the server says it has them; others may refuse all for one. */
  scopeIfOffered?: string[];
}

export interface TokenAnswer {
  access_token: string;
  token_type: string;
  expires_in?: number;
  scope?: string;
  id_token?: string;
  patient?: string;
  encounter?: string;
  fhirContext?: (string | { reference?: string; role?: string })[];
  intent?: string;
  need_patient_banner?: boolean;
  /** What a card's link or a Task gave the launch: ids only. */
  appContext?: string;
  /** The organization of a server that serves several. */
  tenant?: string;
  /** Where the EHR tells its look. */
  smart_style_url?: string;
  /** Who is spoken to by SMART Web Messaging, and under which name. */
  smart_web_messaging_origin?: string;
  smart_web_messaging_handle?: string;
}

/** Where in the app a launch goes. */
export interface AppContext {
  screen: 'alert' | 'claim';
  id: string;
  /** Sequence of a service line. */
  line: number | undefined;
}

export interface Authorized {
  iss: string;
  token: TokenAnswer;
  /** Where the person was going when signing in came between. */
  returnTo: string | undefined;
}

export type LaunchFault =
  | 'no-iss'
  | 'foreign-iss'
  | 'no-configuration'
  | 'no-pkce'
  | 'insecure'
  | 'denied'
  | 'lost-state'
  | 'no-token'
  | 'offline';

/** Why a launch did not get through, as something that can be mended. */
export class LaunchError extends Error {
  readonly fault: LaunchFault;
  readonly detail: string | undefined;

  constructor(fault: LaunchFault, detail?: string) {
    super(detail ? `${fault}: ${detail}` : fault);
    this.name = 'LaunchError';
    this.fault = fault;
    this.detail = detail;
  }
}

interface Endpoints {
  authorization_endpoint: string;
  token_endpoint: string;
  scopes_supported?: string[];
}

interface Pending extends Endpoints {
  iss: string;
  clientId: string;
  redirectUri: string;
  verifier: string;
  returnTo: string | undefined;
}

const PREFIX = 'smart-launch-';

/** Asks the server where to sign in, and returns the address to go to. */
export async function authorizationUrl(
  client: SmartClient,
  iss: string,
  extra: { launch?: string; returnTo?: string; prompt?: string } = {},
): Promise<string> {
  const endpoints = await discover(iss);
  const state = random();
  const verifier = random();
  const pending: Pending = {
    iss,
    clientId: client.clientId,
    redirectUri: client.redirectUri,
    verifier,
    authorization_endpoint: endpoints.authorization_endpoint,
    token_endpoint: endpoints.token_endpoint,
    returnTo: extra.returnTo,
  };
  sessionStorage.setItem(PREFIX + state, JSON.stringify(pending));

  const url = new URL(endpoints.authorization_endpoint);
  const query: Record<string, string> = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: client.redirectUri,
    scope: scopeOf(client, endpoints),
    state,
    aud: iss,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    ...(extra.launch ? { launch: extra.launch } : {}),
    ...(extra.prompt ? { prompt: extra.prompt } : {}),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.toString();
}

function scopeOf(client: SmartClient, { scopes_supported: offered }: Endpoints): string {
  const more = client.scopeIfOffered?.filter((scope) => offered?.includes(scope)) ?? [];
  return [client.scope, ...more].join(' ');
}

/** Whether this address is an answer of the authorization server. */
export function isRedirect(address: URL): boolean {
  return address.searchParams.has('state') && (has(address, 'code') || has(address, 'error'));
}

/** Trades the code of a redirect for a token. */
export async function authorized(address: URL): Promise<Authorized> {
  const state = address.searchParams.get('state') ?? '';
  const kept = sessionStorage.getItem(PREFIX + state);
  sessionStorage.removeItem(PREFIX + state);
  if (has(address, 'error')) {
    throw new LaunchError(
      'denied',
      address.searchParams.get('error_description') ?? address.searchParams.get('error') ?? '',
    );
  }
  if (!kept) throw new LaunchError('lost-state');
  const pending = JSON.parse(kept) as Pending;
  const token = await tokenFor(pending, address.searchParams.get('code') ?? '');
  return { iss: pending.iss, token, returnTo: pending.returnTo };
}

async function discover(iss: string): Promise<Endpoints> {
  if (!globalThis.crypto?.subtle) throw new LaunchError('insecure');
  const answer = await reach(`${iss.replace(/\/$/, '')}/.well-known/smart-configuration`, {
    headers: { Accept: 'application/json' },
  });
  if (!answer.ok) throw new LaunchError('no-configuration', `status ${answer.status}`);
  const found = (await answer.json().catch(() => ({}))) as Partial<Endpoints> & {
    code_challenge_methods_supported?: string[];
  };
  if (!found.authorization_endpoint || !found.token_endpoint) {
    throw new LaunchError('no-configuration', 'authorization_endpoint or token_endpoint missing');
  }
  if (
    found.code_challenge_methods_supported &&
    !found.code_challenge_methods_supported.includes('S256')
  ) {
    throw new LaunchError('no-pkce');
  }
  return found as Endpoints;
}

async function tokenFor(pending: Pending, code: string): Promise<TokenAnswer> {
  const answer = await reach(pending.token_endpoint, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: pending.redirectUri,
      client_id: pending.clientId,
      code_verifier: pending.verifier,
    }),
  });
  const token = (await answer.json().catch(() => ({}))) as Partial<TokenAnswer> & {
    error?: string;
    error_description?: string;
  };
  if (!answer.ok || !token.access_token) {
    throw new LaunchError('no-token', token.error_description ?? token.error);
  }
  return token as TokenAnswer;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: 'omit' });
  } catch {
    throw new LaunchError('offline');
  }
}

/** The signed-in person, from an id_token that came straight from the token endpoint over TLS. */
export function fhirUserOf(token: TokenAnswer): string | undefined {
  const part = token.id_token?.split('.')[1];
  if (!part) return undefined;
  const claims = JSON.parse(
    new TextDecoder().decode(
      Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)),
    ),
  ) as { fhirUser?: string; profile?: string };
  const user = claims.fhirUser ?? claims.profile;
  return user?.split('/').slice(-2).join('/');
}

const REFERENCE =
  /^(?:(https?:\/\/\S+)\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/\S+)?$/;

/**
 * The id of the first resource of this type in the launch context that is on the server of the
 * launch. Servers write a reference alone (SMART 1) or with a role beside it (SMART 2).
 */
export function contextId(token: TokenAnswer, type: string, iss: string): string | undefined {
  for (const item of Array.isArray(token.fhirContext) ? token.fhirContext : []) {
    const reference = typeof item === 'string' ? item : item?.reference;
    const [, base, named, id] = REFERENCE.exec(reference ?? '') ?? [];
    if (named === type && (!base || base === iss.replace(/\/$/, ''))) return id;
  }
  return undefined;
}

/** Reads an appContext of ours; anything else, and any later version, says nothing. */
export function appContextOf(token: TokenAnswer): AppContext | undefined {
  let said: Record<string, unknown>;
  try {
    said = JSON.parse(token.appContext ?? '') as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { v, screen, id, line } = said ?? {};
  if (v !== 1 || (screen !== 'alert' && screen !== 'claim')) return undefined;
  if (typeof id !== 'string' || !/^[A-Za-z0-9\-.]{1,64}$/.test(id)) return undefined;
  return {
    screen,
    id,
    line: Number.isInteger(line) && (line as number) > 0 ? (line as number) : undefined,
  };
}

function has(address: URL, name: string): boolean {
  return address.searchParams.has(name);
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
