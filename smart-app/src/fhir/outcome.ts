import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4';

/** A FHIR answer that is no success, in words a person can act on. */
export class FhirError extends Error {
  readonly status: number;
  readonly issues: OperationOutcomeIssue[];
  /** What to quote to support: the id of the outcome, or of the request. */
  readonly reference: string | undefined;

  constructor(
    message: string,
    status: number,
    issues: OperationOutcomeIssue[] = [],
    reference?: string,
  ) {
    super(message);
    this.name = 'FhirError';
    this.status = status;
    this.issues = issues;
    this.reference = reference;
  }

  /** Somebody else changed the resource since it was read. */
  get isConflict(): boolean {
    return this.status === 409 || this.status === 412;
  }
}

/** The server could not be reached at all. */
export class OfflineError extends Error {
  constructor() {
    super('The server does not answer.');
    this.name = 'OfflineError';
  }
}

const SAID_BY_STATUS: Record<number, string> = {
  400: 'The server could not read the request.',
  401: 'You are signed out.',
  403: 'You may not do this here.',
  404: 'It is not on the server.',
  409: 'Someone else changed it meanwhile.',
  410: 'It was deleted.',
  412: 'Someone else changed it meanwhile.',
  422: 'The server refused the content.',
  429: 'The server is busy.',
  503: 'The server is busy or starting.',
  504: 'The server did not answer in time.',
};

/** What an answer that is no success means: the server's own words first, else ours for its status. */
export function messageOf(status: number, outcome?: OperationOutcome): string {
  const issue =
    outcome?.issue?.find((each) => each.severity === 'fatal' || each.severity === 'error') ??
    outcome?.issue?.[0];
  const said = issue?.details?.text ?? issue?.diagnostics;
  return said ?? SAID_BY_STATUS[status] ?? `The server answered ${status}.`;
}

export function isOutcome(body: unknown): body is OperationOutcome {
  return (
    typeof body === 'object' &&
    body !== null &&
    (body as { resourceType?: string }).resourceType === 'OperationOutcome'
  );
}
