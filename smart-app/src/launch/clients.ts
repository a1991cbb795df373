import type { SmartClient } from '../fhir/smart';

const SCOPE =
  'openid fhirUser patient/*.rs patient/Claim.cruds patient/DetectedIssue.rs user/*.cruds';

const at = (path: string) => new URL(path, window.location.origin).toString();

/** Launched by an EHR: comes back to the panel. */
export const panelClient = (): SmartClient => ({
  clientId: 'cleanclaim-app',
  redirectUri: at('/app/panel'),
  scope: `launch ${SCOPE}`,
  scopeIfOffered: ['messaging/ui', 'messaging/scratchpad'],
});

/** Opened on its own: comes back to the home page. */
export const homeClient = (): SmartClient => ({
  clientId: 'cleanclaim-app',
  redirectUri: at('/app/'),
  scope: SCOPE,
  // Whoever does not work on the traffic is not granted these.
  scopeIfOffered: [
    'cleanclaim/traffic.read',
    'cleanclaim/traffic.reveal',
    'cleanclaim/traffic.replay',
  ],
});

/** The FHIR server this app belongs to. */
export const ownServer = () => at('/fhir');
