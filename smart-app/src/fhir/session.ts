import { messagesOf, type EhrMessages } from './messages';
import { FhirServer } from './server';
import { appContextOf, contextId, fhirUserOf, type Authorized } from './smart';

/** One signed-in person and what the EHR had open when it launched us. Lives in memory only. */
export interface Session {
  server: FhirServer;
  /** `Practitioner/shah`. */
  user: string | undefined;
  patient: string | undefined;
  encounter: string | undefined;
  claim: string | undefined;
  /** The Task the launch is about, by id: SMART task-ehr-launch. */
  task: string | undefined;
  /** The service line the launch is about. */
  line: number | undefined;
  intent: string | undefined;
  /** The organization that launched us, of a server that serves several: an opaque name. */
  tenant: string | undefined;
  /** Where the EHR tells its look, on the server of the launch. */
  styleUrl: string | undefined;
  /** The EHR around us, where it listens to SMART Web Messaging. */
  messages: EhrMessages | undefined;
  /** The EHR shows no patient of its own around us. */
  needsBanner: boolean;
  scope: string | undefined;
  expiresIn: number | undefined;
  accessToken: () => string | undefined;
  /** Forgets the token: what is on the screen must go with it. */
  end: () => void;
}

export function sessionOf({ iss, token }: Authorized): Session {
  let accessToken: string | undefined = token.access_token;
  const context = appContextOf(token);
  const named = context?.screen === 'claim' ? context : undefined;
  return {
    server: new FhirServer(iss, () => accessToken),
    user: fhirUserOf(token),
    patient: token.patient,
    encounter: token.encounter ?? contextId(token, 'Encounter', iss),
    claim: named?.id ?? contextId(token, 'Claim', iss),
    task: contextId(token, 'Task', iss),
    line: named?.line,
    intent: token.intent,
    tenant: token.tenant,
    styleUrl: onServer(token.smart_style_url, iss),
    messages: messagesOf(token),
    needsBanner: token.need_patient_banner !== false,
    scope: token.scope,
    expiresIn: token.expires_in,
    accessToken: () => accessToken,
    end: () => {
      accessToken = undefined;
    },
  };
}

/** An address, if it is at the origin of the server that launched us: nothing else is fetched. */
function onServer(url: string | undefined, iss: string): string | undefined {
  if (!url || !URL.canParse(url, iss)) return undefined;
  const address = new URL(url, iss);
  return address.origin === new URL(iss).origin ? address.toString() : undefined;
}
