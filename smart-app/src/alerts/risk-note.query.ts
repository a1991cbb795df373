import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Claim } from 'fhir/r4';
import type { Session } from '../fhir/session';
import { DOCUMENT_CATEGORY } from '../fhir/systems';
import { documentOf, isAbout, noteOf, RISK_NOTE, type RiskNoteDraft } from './risk-note.model';

/** The notes about a claim or its visit, the newest first. */
export function useRiskNotes(session: Session, claim: Claim) {
  return useQuery({
    queryKey: ['risk-notes', claim.id],
    queryFn: async () => {
      const documents = await session.server.search('DocumentReference', {
        patient: claim.patient.reference as string,
        category: `${DOCUMENT_CATEGORY}|${RISK_NOTE}`,
      });
      return documents
        .filter((document) => isAbout(document, claim))
        .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
        .map(noteOf);
    },
  });
}

/** Stores a note; what was typed stays until it is stored. */
export function useNewRiskNote(session: Session, claim: Claim) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: RiskNoteDraft) =>
      session.server.create(documentOf(draft, claim, session, new Date())),
    onSettled: () => queries.invalidateQueries({ queryKey: ['risk-notes', claim.id] }),
  });
}
