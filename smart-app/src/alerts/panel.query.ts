import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Claim, CoverageEligibilityResponse, Task } from 'fhir/r4';
import { createDraft, writeClaim } from '../fhir/draft';
import { release, type OverrideReason } from '../fhir/override';
import type { FhirServer } from '../fhir/server';
import type { Session } from '../fhir/session';
import { CLAIM_LIFECYCLE, OVERRIDE_REASON, TASK_CODE } from '../fhir/systems';
import { scrubOf, type Alert, type Fix, type Scrub } from './alert.model';
import { coverageFactsOf, type CoverageFacts } from './coverage.model';
import { expectationsOf, type Expectations } from './expected.model';
import { applyFix, claimOfMovedLine } from './fix.model';
import { releasesClaim } from './override.model';

/** A claim as the panel shows it. */
export interface Judged {
  claim: Claim;
  scrub: Scrub;
  checkedAt: Date;
  /** `held`, `ready`, …; undefined while the claim is a draft. */
  lifecycle: string | undefined;
  /** What the billing office asks, until the claim is held no longer. */
  question: Task | undefined;
}

const TRACE = {
  resourceType: 'Parameters' as const,
  parameter: [{ name: 'trace', valueBoolean: true }],
};

export function usePatient(session: Session, id: string | undefined) {
  return useQuery({
    queryKey: ['patient', id],
    queryFn: () => session.server.read('Patient', id as string),
    enabled: id !== undefined,
  });
}

export function usePatients(session: Session) {
  return useQuery({
    queryKey: ['patients'],
    queryFn: () => session.server.search('Patient', { _sort: 'family', _count: '50' }),
  });
}

/** Claims one may look at, the newest first; of an encounter where the launch named one. */
export function useClaims(session: Session, patient: string | undefined) {
  return useQuery({
    queryKey: ['claims', patient],
    queryFn: async () => {
      const claims = await session.server.search('Claim', { patient: `Patient/${patient}` });
      return claims
        .filter((claim) => claim.status === 'draft' || claim.status === 'active')
        .sort((a, b) => (b.created ?? '').localeCompare(a.created ?? ''));
    },
    enabled: patient !== undefined,
  });
}

export function useJudgedClaim(session: Session, id: string) {
  return useQuery({
    queryKey: ['judged', id],
    queryFn: () => judge(session.server, id),
    // Judging again is asked for; it does not happen under a reader's eyes.
    staleTime: Infinity,
  });
}

async function judge(server: FhirServer, id: string): Promise<Judged> {
  const scrub = scrubOf(await server.operation(`Claim/${id}/$scrub`, TRACE));
  const [claim, tasks] = await Promise.all([
    server.read('Claim', id),
    server.search('Task', {
      focus: `Claim/${id}`,
      code: `${TASK_CODE}|submit-claim,${TASK_CODE}|answer-query`,
    }),
  ]);
  const lifecycle = tasks
    .find((task) => isFor(task, 'submit-claim') && task.status !== 'cancelled')
    ?.businessStatus?.coding?.find((each) => each.system === CLAIM_LIFECYCLE)?.code;
  return {
    claim,
    scrub,
    checkedAt: new Date(),
    lifecycle: claim.status === 'draft' ? undefined : lifecycle,
    question: tasks.find((task) => isFor(task, 'answer-query') && task.status === 'requested'),
  };
}

function isFor(task: Task, work: string): boolean {
  return Boolean(
    task.code?.coding?.some((each) => each.system === TASK_CODE && each.code === work),
  );
}

/** What the claim's lines would be paid; a server that keeps no ledger cannot tell. */
export function useExpectations(session: Session, claim: Claim) {
  return useQuery<Expectations>({
    queryKey: ['expected', claim.id, claim.meta?.versionId],
    queryFn: async () =>
      expectationsOf(
        await session.server.operation('Claim/$expected-payment', {
          resourceType: 'Parameters',
          parameter: [{ name: 'claim', resource: claim }],
        }),
      ),
    retry: false,
    staleTime: Infinity,
  });
}

/** The coverage billed first, and what its payer last said of it. */
export function useCoverage(session: Session, claim: Claim | undefined) {
  const insurance = claim?.insurance?.find((each) => each.focal) ?? claim?.insurance?.[0];
  const id = insurance?.coverage?.reference?.split('/').at(-1);
  return useQuery<CoverageFacts>({
    queryKey: ['coverage', id, claim?.id, claim?.meta?.versionId],
    queryFn: async () => {
      const [coverage, answers] = await Promise.all([
        session.server.read('Coverage', id as string),
        answersFor(session.server, claim as Claim, id as string),
      ]);
      return coverageFactsOf(coverage, answers, claim as Claim);
    },
    enabled: id !== undefined,
  });
}

/** Every coverage of a patient that is not over and done with, seen from today. */
export function usePatientCoverage(session: Session, patient: string) {
  return useQuery<CoverageFacts[]>({
    queryKey: ['patient-coverage', patient],
    queryFn: async () => {
      const [coverages, answers] = await Promise.all([
        session.server.search('Coverage', { beneficiary: `Patient/${patient}` }),
        session.server.search('CoverageEligibilityResponse', { patient: `Patient/${patient}` }),
      ]);
      return coverages
        .filter((coverage) => coverage.status === 'active')
        .sort((a, b) => (a.order ?? 1) - (b.order ?? 1))
        .map((coverage) => coverageFactsOf(coverage, answersAbout(answers, coverage.id as string)));
    },
  });
}

async function answersFor(
  server: FhirServer,
  claim: Claim,
  coverage: string,
): Promise<CoverageEligibilityResponse[]> {
  const answers = await server.search('CoverageEligibilityResponse', {
    patient: claim.patient?.reference ?? '',
  });
  return answersAbout(answers, coverage);
}

function answersAbout(answers: CoverageEligibilityResponse[], coverage: string) {
  return answers.filter((answer) =>
    answer.insurance?.some((each) => each.coverage?.reference?.endsWith(`Coverage/${coverage}`)),
  );
}

/** A claim was changed: it is judged anew, and no list shows it as it was. */
function changed(queries: QueryClient, id: string) {
  void queries.invalidateQueries({ queryKey: ['held'] });
  return queries.invalidateQueries({ queryKey: ['judged', id] });
}

/** Applies a fix to the stored claim and judges it anew. Gives the claim as it was, for Undo. */
export function useFix(session: Session, id: string) {
  return useClaimChange(
    session,
    id,
    (claim, fix: Fix) => applyFix(claim, fix),
    (claim, fix) => claimOfMovedLine(claim, fix),
  );
}

/** Puts back the lines of an earlier version. */
export function useUndo(session: Session, id: string) {
  return useClaimChange(session, id, (claim, before: Claim) => ({
    ...before,
    meta: claim.meta,
    status: claim.status,
  }));
}

function useClaimChange<V>(
  session: Session,
  id: string,
  change: (claim: Claim, by: V) => Claim,
  beside?: (claim: Claim, by: V) => Claim | undefined,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ claim, by }: { claim: Claim; by: V }) => {
      // What a line moves to comes first: a failure in between leaves a draft too many, no line lost.
      const other = beside?.(claim, by);
      if (other) await createDraft(session, other);
      const after = await writeClaim(session, change(claim, by));
      return { before: claim, after };
    },
    onSettled: () => changed(queries, id),
  });
}

/** Sets an alert aside with a reason; the last one that holds a claim is set aside by releasing it. */
export function useOverride(session: Session, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ judged, alert, reason, comment }: OverrideRequest) => {
      if (releasesClaim(judged.lifecycle, alert, judged.scrub.alerts)) {
        await release(session.server, id, reason, comment);
      } else {
        await setAside(session, alert, reason, comment);
      }
    },
    onSettled: () => changed(queries, id),
  });
}

interface OverrideRequest {
  judged: Judged;
  alert: Alert;
  reason: OverrideReason;
  comment: string;
}

async function setAside(session: Session, alert: Alert, reason: OverrideReason, comment: string) {
  const { resource } = alert;
  await session.server.update({
    ...resource,
    status: 'final',
    mitigation: [
      ...(resource.mitigation ?? []),
      {
        action: {
          coding: [{ system: OVERRIDE_REASON, code: reason }],
          ...(comment ? { text: comment } : {}),
        },
        date: new Date().toISOString(),
        author: session.user?.startsWith('Practitioner/')
          ? { reference: session.user }
          : { display: session.user ?? 'unknown' },
      },
    ],
  });
}

/** The reason a person gave for setting an alert aside. */
export function overrideOf(alert: Alert): string | undefined {
  return alert.resource.mitigation
    ?.map((each) => each.action)
    .find((action) => action.coding?.some((coding) => coding.system === OVERRIDE_REASON))
    ?.coding?.map((coding) => coding.code)[0];
}
