import type { Claim, Coverage, CoverageEligibilityResponse } from 'fhir/r4';
import { isoDay } from '../ui/format';

/** What is known of a coverage on the day of the visit. */
export interface CoverageFacts {
  id: string | undefined;
  plan: string;
  memberId: string | undefined;
  start: string | undefined;
  /** Last day in force, inclusive. */
  end: string | undefined;
  visit: string | undefined;
  state: 'active' | 'ends-before-visit' | 'starts-after-visit' | 'inactive';
  /** When the payer was last asked; undefined if never. */
  askedAt: string | undefined;
  /** What the payer said then. An error is no answer. */
  answer: 'in-force' | 'not-in-force' | 'no-answer' | 'never-asked';
}

export function coverageFactsOf(
  coverage: Coverage,
  answers: CoverageEligibilityResponse[],
  claim?: Claim,
): CoverageFacts {
  const last = [...answers].sort((a, b) => b.created.localeCompare(a.created))[0];
  const said = last?.insurance?.find((each) =>
    each.coverage.reference?.endsWith(`Coverage/${coverage.id}`),
  );
  const visit = claim && visitDay(claim);
  const start = coverage.period?.start?.slice(0, 10);
  const end = (said?.benefitPeriod?.end ?? coverage.period?.end)?.slice(0, 10);
  return {
    id: coverage.id,
    plan:
      coverage.class?.find((each) => each.name)?.name ??
      coverage.payor?.[0]?.display ??
      coverage.type?.text ??
      coverage.id ??
      '',
    memberId: coverage.subscriberId,
    start,
    end,
    visit,
    state: stateOf(coverage, start, end, visit, said?.inforce),
    askedAt: last?.created,
    answer: !last
      ? 'never-asked'
      : last.outcome === 'error' || said?.inforce === undefined
        ? 'no-answer'
        : said.inforce
          ? 'in-force'
          : 'not-in-force',
  };
}

/** The first day of service on the claim. */
export function visitDay(claim: Claim): string | undefined {
  return [
    ...(claim.item ?? []).map((item) => item.servicedDate ?? item.servicedPeriod?.start),
    claim.billablePeriod?.start,
  ]
    .filter((each): each is string => each !== undefined)
    .map((each) => each.slice(0, 10))
    .sort()[0];
}

function stateOf(
  coverage: Coverage,
  start: string | undefined,
  end: string | undefined,
  visit: string | undefined,
  inForce: boolean | undefined,
): CoverageFacts['state'] {
  if (coverage.status !== 'active' || inForce === false) return 'inactive';
  // Without a visit the question is today's.
  const day = visit ?? isoDay(new Date());
  if (end && end < day) return visit ? 'ends-before-visit' : 'inactive';
  if (start && start > day) return visit ? 'starts-after-visit' : 'inactive';
  return 'active';
}
