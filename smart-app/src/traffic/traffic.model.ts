import type { Tone } from '../ui/tone';

/** One file that went out or came in. */
export interface Exchange {
  id: string;
  direction: 'in' | 'out';
  kind: string;
  partner: string;
  payers: string;
  state: string;
  at: string;
  tries: number;
  name: string;
  controlNumber: string | null;
  size: number;
  sha256: string;
  error: string | null;
  claims: number;
}

/** What passed in the time asked about. */
export interface Strip {
  in: number;
  scrubbed: number;
  out: number;
  held: number;
  answers: number;
  dead: number;
}

export interface ExchangeList {
  rows: Exchange[];
  page: number;
  total: number;
  strip: Strip;
  payers: { id: string; name: string }[];
  kinds: string[];
  asOf: string;
}

/** A move of a claim, or an answer about it. */
export interface Step {
  at: string;
  state: string | null;
  kind: string | null;
  said: string | null;
  applied: boolean;
  exchange: string | null;
  sha256: string | null;
}

/** One version of a claim and its way; its trace is CLM01. */
export interface TracedClaim {
  claim: string;
  version: string;
  trace: string;
  payer: string | null;
  state: string;
  reason: string | null;
  task: string | null;
  exchange: string | null;
  controlNumber: string | null;
  steps: Step[];
}

export interface Line {
  position: number;
  id: string;
  meaning: string;
  elements: string[];
}

/** A part of what lies in a file. */
export interface Content {
  masked: boolean;
  readable: boolean;
  segments: Line[];
  text: string | null;
  next: number | null;
}

export interface AuditEntry {
  seq: number;
  at: string;
  person: { reference: string; name: string };
  action: string;
  reason: string;
  outcome: string;
}

/** One message that is opened. */
export interface Details {
  exchange: Exchange;
  claims: TracedClaim[];
  content: Content;
  audit: AuditEntry[];
}

/** What sending or applying a message once more does, or would do. */
export interface ReplayPlan {
  allowed: boolean;
  action: string;
  why: string | null;
  checks: { code: string; result: 'yes' | 'no' | 'unknown'; words: string }[];
  changes: { claim: string; trace: string; from: string; to: string }[];
  done: boolean;
}

/** What the partner said about an interchange. */
export interface Absence {
  representative: string;
  reference: string;
}

export interface FilingProof {
  claim: string;
  level: 'accepted' | 'received' | 'none';
  words: string;
  trace: string | null;
  sentAt: string | null;
  acceptedOn: string | null;
  documents: { exchange: string; kind: string; at: string; sha256: string; said: string }[];
}

/** A way in which the simulated payer fails when it is told to. */
export interface Misbehaviour {
  id: string;
  title: string;
  active: boolean;
}

export const PAGE = 50;

export const LAST = ['hour', 'day', 'week', 'month', 'all'] as const;
export type Last = (typeof LAST)[number];

export const DIRECTIONS = ['in', 'out'] as const;

export const STATES = [
  'stuck',
  'READY',
  'SENDING',
  'IN_DOUBT',
  'SENT',
  'ACCEPTED',
  'REJECTED',
  'DEAD',
  'APPLIED',
  'DUPLICATE',
  'QUARANTINED',
] as const;

/** What is asked for; it lives in the address of the page. */
export interface Query {
  last: Last;
  direction: string | undefined;
  kind: string | undefined;
  state: string | undefined;
  payer: string | undefined;
  trace: string | undefined;
  page: number;
}

export interface Address {
  query: Query;
  open: string | undefined;
  live: boolean;
}

export const START: Query = {
  last: 'day',
  direction: undefined,
  kind: undefined,
  state: undefined,
  payer: undefined,
  trace: undefined,
  page: 0,
};

/** Reads `?state=stuck&open=out-17`; what it does not know it leaves out. */
export function addressOf(search: string): Address {
  const asked = new URLSearchParams(search);
  const text = (name: string) => asked.get(name)?.trim().slice(0, 200) || undefined;
  const page = Number(text('page') ?? 1);
  const open = text('open');
  return {
    query: {
      last: LAST.find((each) => each === asked.get('last')) ?? START.last,
      direction: DIRECTIONS.find((each) => each === asked.get('direction')),
      kind: text('kind'),
      state: STATES.find((each) => each === asked.get('state')),
      payer: text('payer'),
      trace: text('trace'),
      page: Number.isInteger(page) && page > 0 && page <= 1_000_000 ? page - 1 : 0,
    },
    open:
      open && /^(out-\d{1,19}|in-[A-Za-z0-9-]{1,30}-[0-9a-f]{64})$/.test(open) ? open : undefined,
    live: asked.get('live') !== 'off',
  };
}

/** The address of a list and its open message; what is as it is opened is not said. */
export function searchOf({ query, open, live }: Address): string {
  const said: Record<string, string | undefined> = {
    last: query.last === START.last ? undefined : query.last,
    direction: query.direction,
    kind: query.kind,
    state: query.state,
    payer: query.payer,
    trace: query.trace,
    page: query.page === 0 ? undefined : String(query.page + 1),
    open,
    live: live ? undefined : 'off',
  };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(said))
    if (value !== undefined) search.set(name, value);
  const text = search.toString();
  return text ? `?${text}` : '?';
}

export const isFiltered = (query: Query) =>
  Boolean(query.direction ?? query.kind ?? query.state ?? query.payer ?? query.trace);

export const unfiltered = (query: Query): Query => ({ ...START, last: query.last });

const HOURS: Record<Exclude<Last, 'all'>, number> = { hour: 1, day: 24, week: 168, month: 720 };

/** What the server is asked, at that moment. */
export function questionOf(query: Query, now = new Date()): string {
  const asked = new URLSearchParams();
  const say = (name: string, value: string | undefined) => value && asked.set(name, value);
  say('direction', query.direction);
  say('kind', query.kind);
  say('state', query.state);
  say('payer', query.payer);
  say('trace', query.trace);
  if (query.last !== 'all') {
    asked.set('from', new Date(now.getTime() - HOURS[query.last] * 3_600_000).toISOString());
  }
  if (query.page > 0) asked.set('page', String(query.page));
  const text = asked.toString();
  return text ? `?${text}` : '';
}

const TONES: Record<string, Tone> = {
  READY: 'check',
  SENDING: 'check',
  IN_DOUBT: 'fix',
  SENT: 'know',
  ACCEPTED: 'good',
  REJECTED: 'fix',
  DEAD: 'fix',
  APPLIED: 'good',
  DUPLICATE: 'closed',
  QUARANTINED: 'fix',
  HELD: 'fix',
  QUEUED: 'check',
  BATCHED: 'check',
  ACKNOWLEDGED: 'know',
  PAID: 'good',
  DENIED: 'fix',
  CANCELLED: 'closed',
};

export const toneOf = (state: string): Tone => TONES[state] ?? 'unknown';

/** Whether a person may ask to have it done again; whether it is done is the server's to say. */
export const isReplayable = ({ state }: Pick<Exchange, 'state'>) =>
  ['QUARANTINED', 'IN_DOUBT', 'DEAD', 'REJECTED'].includes(state);

/** A segment as one line, elements parted as most partners part them. */
export const lineOf = ({ id, elements }: Line) => [id, ...elements].join('*');

const SHOWN_KEYS = new Set([
  'resourceType',
  'id',
  'versionId',
  'lastUpdated',
  'system',
  'code',
  'status',
  'use',
  'outcome',
  'currency',
  'url',
  'reference',
  'created',
  'type',
]);

/** Stands for what is hidden, as on the server. */
export const HIDDEN = '•••';

/**
 * A resource as one sees it who has not asked for the patient: codes, amounts, places in lists and
 * references stay; every other text is hidden, whatever it is called.
 */
export function masked(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => masked(each, key));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, masked(inner, name)]),
    );
  }
  return typeof value === 'string' && !SHOWN_KEYS.has(key) ? HIDDEN : value;
}

/** Bytes as people say them. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576
    ? `${(bytes / 1024).toFixed(1)} kB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
