/**
 * Words between the panel and the EHR around it. Only a frame of our own origin hears them: a
 * foreign EHR learns nothing but what is on the FHIR server.
 */
const CLAIM_CHANGED = 'cleanclaim.claim-changed';
const DRAFT_CHANGED = 'cleanclaim.draft-changed';

/** Tells the EHR that the panel changed a claim. */
export function announceChange(claim: string): void {
  if (window.parent === window) return;
  window.parent.postMessage({ type: CLAIM_CHANGED, claim }, window.location.origin);
}

/** Calls back when the EHR changed the draft; returns how to stop listening. */
export function onDraftChanged(listener: () => void): () => void {
  const hear = (event: MessageEvent) => {
    if (event.origin !== window.location.origin || event.source !== window.parent) return;
    if ((event.data as { type?: string } | null)?.type === DRAFT_CHANGED) listener();
  };
  window.addEventListener('message', hear);
  return () => window.removeEventListener('message', hear);
}
