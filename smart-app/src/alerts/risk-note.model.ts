import type { Claim, DocumentReference } from 'fhir/r4';
import { DEPARTURE_REASON, DOCUMENT_CATEGORY, extension } from '../fhir/systems';

/** Why care departed from the usual. Codes of CodeSystem departure-reason. */
export const DEPARTURES = [
  'first-line-failed',
  'first-line-not-suitable',
  'urgent',
  'more-than-usual',
  'patient-choice',
  'not-available',
  'other',
] as const;

export type Departure = (typeof DEPARTURES)[number];

/** "Another reason" says nothing without a word of its own. */
export const needsWords = (departure: Departure) => departure === 'other';

export const RISK_NOTE = 'denial-risk-note';

export interface RiskNote {
  id: string;
  date: string | undefined;
  author: string | undefined;
  departure: string | undefined;
  line: number | undefined;
  text: string;
}

export interface RiskNoteDraft {
  departure: Departure;
  /** The reason in words, for lists that show no codes. */
  words: string;
  text: string;
  /** 0 for the visit as a whole. */
  line: number;
}

/** The note as it is stored: signed by who writes it, linked to visit and claim. */
export function documentOf(
  draft: RiskNoteDraft,
  claim: Claim,
  author: { user: string | undefined; encounter: string | undefined },
  now: Date,
): DocumentReference {
  const line = claim.item?.find((item) => item.sequence === draft.line);
  const encounter =
    line?.encounter?.[0]?.reference ??
    claim.item?.find((item) => item.encounter)?.encounter?.[0]?.reference ??
    (author.encounter ? `Encounter/${author.encounter}` : undefined);
  const writer = author.user?.includes('/')
    ? { reference: author.user }
    : { display: author.user ?? 'unknown' };
  return {
    resourceType: 'DocumentReference',
    meta: { profile: [extension(RISK_NOTE)] },
    ...(draft.line > 0
      ? { extension: [{ url: extension('line'), valueInteger: draft.line }] }
      : {}),
    status: 'current',
    docStatus: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '34109-9' }] },
    category: [{ coding: [{ system: DOCUMENT_CATEGORY, code: RISK_NOTE }] }],
    subject: { reference: claim.patient.reference as string },
    date: now.toISOString(),
    author: [writer],
    ...(author.user?.startsWith('Practitioner') ? { authenticator: writer } : {}),
    description: draft.text ? `${draft.words}: ${draft.text}` : draft.words,
    content: [
      { attachment: { contentType: 'text/plain', data: toBase64(draft.text || draft.words) } },
    ],
    context: {
      ...(encounter ? { encounter: [{ reference: encounter }] } : {}),
      event: [{ coding: [{ system: DEPARTURE_REASON, code: draft.departure }], text: draft.words }],
      related: [{ reference: `Claim/${claim.id}` }],
    },
  };
}

/** A stored note, as the panel lists it. */
export function noteOf(document: DocumentReference): RiskNote {
  return {
    id: document.id as string,
    date: document.date,
    author: document.author?.[0]?.display,
    departure: document.context?.event?.[0]?.coding?.find(
      (coding) => coding.system === DEPARTURE_REASON,
    )?.code,
    line: document.extension?.find((each) => each.url === extension('line'))?.valueInteger,
    text: document.description ?? '',
  };
}

/** Whether a note is about a claim: it says so, or it is of the same visit. */
export function isAbout(document: DocumentReference, claim: Claim): boolean {
  const named = document.context?.related?.some((each) =>
    each.reference?.endsWith(`Claim/${claim.id}`),
  );
  const visits = (claim.item ?? []).flatMap((item) => item.encounter ?? []);
  return (
    named ||
    (document.context?.encounter ?? []).some((visit) =>
      visits.some((each) => each.reference === visit.reference),
    )
  );
}

function toBase64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}
