import type { FhirResource } from 'fhir/r4';

/** CDS Hooks 2.0, as far as this EHR speaks it. */

export interface CdsService {
  id: string;
  hook: string;
  title?: string;
  description: string;
  prefetch?: Record<string, string>;
}

export interface HookRequest {
  hook: string;
  hookInstance: string;
  fhirServer?: string;
  fhirAuthorization?: {
    access_token: string;
    token_type: 'Bearer';
    expires_in: number;
    scope: string;
    subject: string;
  };
  context: Record<string, unknown>;
  prefetch?: Record<string, FhirResource | null>;
  extension?: Record<string, unknown>;
}

export interface Coding {
  code: string;
  system?: string;
  display?: string;
}

export interface Action {
  type: 'create' | 'update' | 'delete';
  description: string;
  resource?: FhirResource;
  resourceId?: string | string[];
}

export interface Suggestion {
  label: string;
  uuid?: string;
  isRecommended?: boolean;
  actions?: Action[];
}

export interface Link {
  label: string;
  url: string;
  type: 'absolute' | 'smart';
  appContext?: string;
}

export interface Card {
  uuid?: string;
  summary: string;
  detail?: string;
  indicator: 'info' | 'warning' | 'critical';
  source: { label: string; url?: string; topic?: Coding };
  suggestions?: Suggestion[];
  selectionBehavior?: 'at-most-one' | 'any';
  overrideReasons?: Coding[];
  links?: Link[];
  extension?: Record<string, unknown>;
}

export interface TraceEntry {
  edit: string;
  line?: number;
  verdict: 'passed' | 'found' | 'bypassed' | 'not-checked';
  reason?: string;
}

/** A modifier a charged line can carry, with what its payer paid of it. */
export interface ModifierSuggestion {
  modifier: string;
  meaning: string;
  rule: string;
  documentation: string;
  claims: number;
  paid: number;
}

export interface LineModifiers {
  claim?: string;
  line: number;
  procedure: string;
  suggestions: ModifierSuggestion[];
}

export interface HookResponse {
  cards: Card[];
  systemActions?: Action[];
  extension?: Record<string, unknown>;
}

export type Feedback =
  | {
      card: string;
      outcome: 'accepted';
      acceptedSuggestions: { id: string }[];
      outcomeTimestamp: string;
    }
  | {
      card: string;
      outcome: 'overridden';
      overrideReason?: { reason?: Coding; userComment?: string };
      outcomeTimestamp: string;
    };

/** Why the service spoke or kept silent, edit by edit. */
export function traceOf(response: HookResponse | undefined): TraceEntry[] {
  const trace = response?.extension?.['org.cleanclaim.trace'];
  return Array.isArray(trace) ? (trace as TraceEntry[]) : [];
}

/** The modifiers each charged line can carry, those its payer paid most often first. */
export function modifiersOf(response: HookResponse | undefined): LineModifiers[] {
  const lines = response?.extension?.['org.cleanclaim.modifiers'];
  return Array.isArray(lines) ? (lines as LineModifiers[]) : [];
}

/** The same finding again, whatever uuid its card has this time. */
export function findingOf(card: Card): string {
  const edit = card.extension?.['org.cleanclaim.edit'];
  const line = card.extension?.['org.cleanclaim.line'];
  return `${String(edit ?? '')}|${String(line ?? '')}|${card.summary}`;
}

/** Whether a card is worth an interruption when something is signed. */
export const asksToFix = (card: Card): boolean =>
  card.indicator === 'warning' || card.indicator === 'critical';

const WEIGHT: Record<Card['indicator'], number> = { critical: 0, warning: 1, info: 2 };

/** What stops a payment first; the service's own order within. */
export function rankedCards(cards: Card[]): Card[] {
  return [...cards].sort((a, b) => (WEIGHT[a.indicator] ?? 2) - (WEIGHT[b.indicator] ?? 2));
}
