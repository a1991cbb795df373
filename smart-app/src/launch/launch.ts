import {
  authorizationUrl,
  authorized,
  isRedirect,
  LaunchError,
  type SmartClient,
} from '../fhir/smart';
import { sessionOf, type Session } from '../fhir/session';
import { homeClient, ownServer, panelClient } from './clients';

/** Where an EHR launch goes next: the authorization server of the EHR that launched us. */
export async function ehrLaunch(address: URL): Promise<string> {
  const iss = address.searchParams.get('iss');
  if (!iss) throw new LaunchError('no-iss');
  // Only our own server may say where to sign in; any other address could ask for a password.
  if (iss.replace(/\/$/, '') !== ownServer()) throw new LaunchError('foreign-iss', iss);
  return authorizationUrl(panelClient(), iss, {
    launch: address.searchParams.get('launch') ?? undefined,
  });
}

/** Where a launch without an EHR goes next. */
export function standaloneLaunch(client: SmartClient = homeClient()): Promise<string> {
  return authorizationUrl(client, ownServer());
}

/** The session behind an address the authorization server sent us to; undefined on a plain visit. */
export async function sessionAt(address: URL): Promise<Session | undefined> {
  if (!isRedirect(address)) return undefined;
  // The code leaves the address bar and the history before anything else happens.
  window.history.replaceState(null, '', address.pathname);
  return sessionOf(await authorized(address));
}
