import type { Claim } from 'fhir/r4';
import { FhirError } from './outcome';
import type { Session } from './session';

/** The EHR listens, but has no scratchpad. */
const NOT_THERE = 501;

/**
 * Writes a changed claim. A draft is the EHR's: where it listens to SMART Web Messaging it writes
 * the draft itself; in every other case the server does.
 */
export async function writeClaim(session: Session, claim: Claim): Promise<Claim> {
  const taken = await byEhr(session, claim, (ehr) => ehr.update(claim));
  return taken ? claim : session.server.update(claim);
}

/** Writes a new draft in the same way. */
export async function createDraft(session: Session, claim: Claim): Promise<void> {
  const taken = await byEhr(session, claim, (ehr) => ehr.create(claim));
  if (!taken) await session.server.create(claim);
}

/**
 * Has the EHR write, if it does so. What it refuses is refused, and what it leaves unanswered may
 * have been done: neither is tried again on another way.
 */
async function byEhr(
  { messages }: Session,
  claim: Claim,
  write: (ehr: NonNullable<Session['messages']>) => Promise<void>,
): Promise<boolean> {
  if (claim.status !== 'draft' || !messages || !(await messages.takesDrafts())) return false;
  try {
    await write(messages);
    return true;
  } catch (error) {
    if (error instanceof FhirError && error.status === NOT_THERE) return false;
    throw error;
  }
}
