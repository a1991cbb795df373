import type { Attachment, Claim, DocumentReference } from 'fhir/r4';
import { mediaType, textOf } from '../fhir/attachment';
import { codeOf } from '../fhir/claim';

/** Why a document is shown beside a claim. */
export type DocumentKind = 'note' | 'risk-note';

/** A part of a document: its words, or why there are none to show. */
export type DocumentPart =
  | { text: string }
  /** Stored here in a form that is no text, such as `application/pdf`. */
  | { kept: string }
  /** Kept on another server, to which our token does not go. */
  | { elsewhere: string };

/** A document of the visit a claim bills. */
export interface VisitDocument {
  id: string;
  kind: DocumentKind;
  title: string;
  date: string | undefined;
  author: string | undefined;
  /** Nobody has signed it yet. */
  unsigned: boolean;
  parts: DocumentPart[];
}

const RISK_NOTE = 'denial-risk-note';
/** Written, but not signed. Codes of CompositionStatus. */
const UNSIGNED = 'preliminary';

/** The visits a claim bills: ids of Encounters. */
export function visitsOf(claim: Claim): string[] {
  const ids = (claim.item ?? [])
    .flatMap((item) => item.encounter ?? [])
    .map((each) => idOf('Encounter', each.reference))
    .filter((id): id is string => id !== undefined);
  return [...new Set(ids)];
}

/** The documents a claim sends along: ids of DocumentReferences. */
export function attachedTo(claim: Claim): string[] {
  const ids = (claim.supportingInfo ?? [])
    .map((each) => idOf('DocumentReference', each.valueReference?.reference))
    .filter((id): id is string => id !== undefined);
  return [...new Set(ids)];
}

export const idOf = (type: string, reference: string | undefined) =>
  new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]{1,64})(?:/|$)`).exec(reference ?? '')?.[1];

/** Documents as they are read beside a claim: each once, what still counts, notes first, oldest first. */
export function documentsOf(documents: DocumentReference[]): DocumentReference[] {
  const known = new Map(documents.map((each) => [each.id, each]));
  return [...known.values()]
    .filter((each) => each.status === 'current' && each.docStatus !== 'entered-in-error')
    .sort(
      (a, b) =>
        Number(isRiskNote(a)) - Number(isRiskNote(b)) || (a.date ?? '').localeCompare(b.date ?? ''),
    );
}

export const isRiskNote = (document: DocumentReference) =>
  (document.category ?? []).some((each) =>
    each.coding?.some((coding) => coding.code === RISK_NOTE),
  );

/**
 * A document in the words it has.
 *
 * @param attachments what it consists of, with the content of those that were kept apart
 */
export function documentOf(document: DocumentReference, attachments: Attachment[]): VisitDocument {
  const riskNote = isRiskNote(document);
  return {
    id: document.id ?? '',
    kind: riskNote ? 'risk-note' : 'note',
    title:
      attachments.find((each) => each.title)?.title ??
      document.type?.text ??
      document.type?.coding?.find((each) => each.display)?.display ??
      codeOf(document.type) ??
      '',
    date: document.date ?? attachments[0]?.creation,
    author: document.author?.find((each) => each.display)?.display,
    unsigned: document.docStatus === UNSIGNED,
    // Of a risk note the reason that was chosen counts too, and stands in the description.
    parts:
      riskNote && document.description
        ? [{ text: document.description }]
        : attachments.map(partOf).filter((each) => !('text' in each) || each.text !== ''),
  };
}

function partOf(attachment: Attachment): DocumentPart {
  const text = textOf(attachment);
  if (text !== undefined) return { text };
  if (attachment.url && !attachment.data) return { elsewhere: attachment.url };
  return { kept: mediaType(attachment.contentType) };
}
