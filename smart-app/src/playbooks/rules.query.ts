import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Parameters, ParametersParameter } from 'fhir/r4';
import type { Session } from '../fhir/session';

const KEY = 'resubmit-rules';

/** A rule by which denials are corrected and sent again without a person. */
export interface Rule {
  id: string;
  payer: string;
  code: string;
  fixes: string[];
  reason: string;
  person: string;
  approved: string | undefined;
  unanswered: number;
  paid: number;
  failed: number;
  passedOver: number;
  ended: string | undefined;
  endedBy: string | undefined;
  endedWhy: string | undefined;
}

export const rulesOf = (answer: Parameters): Rule[] =>
  (answer.parameter ?? []).filter((each) => each.name === 'rule').map(ruleOf);

function ruleOf(of: ParametersParameter): Rule {
  const all = of.part ?? [];
  const part = Object.fromEntries(all.map((each) => [each.name, each]));
  return {
    id: part.id?.valueString ?? '',
    payer: part.payer?.valueCode ?? '',
    code: part.code?.valueString ?? '',
    fixes: all.filter((each) => each.name === 'fix').map((each) => each.valueString ?? ''),
    reason: part.reason?.valueString ?? '',
    person: part.person?.valueString ?? '',
    approved: part.approved?.valueDateTime,
    unanswered: part.unanswered?.valueInteger ?? 0,
    paid: part.paid?.valueInteger ?? 0,
    failed: part.failed?.valueInteger ?? 0,
    passedOver: part.passedOver?.valueInteger ?? 0,
    ended: part.ended?.valueDateTime,
    endedBy: part.endedBy?.valueString,
    endedWhy: part.endedWhy?.valueString,
  };
}

/** Every rule of the site, of all payers. */
export function useRules(session: Session) {
  return useQuery({
    queryKey: [KEY],
    queryFn: async () =>
      rulesOf(
        await session.server.operation('Task/$resubmit-rules', { resourceType: 'Parameters' }),
      ),
  });
}

export function useApprove(session: Session) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (rule: Pick<Rule, 'payer' | 'code' | 'fixes' | 'reason'>) =>
      session.server.operation('Task/$approve-resubmit', {
        resourceType: 'Parameters',
        parameter: [
          { name: 'payer', valueCode: rule.payer },
          { name: 'code', valueString: rule.code },
          ...rule.fixes.map((fix) => ({ name: 'fix', valueString: fix })),
          { name: 'reason', valueString: rule.reason },
        ],
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}

export function useStop(session: Session) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: Pick<Rule, 'id' | 'reason'>) =>
      session.server.operation('Task/$stop-resubmit', {
        resourceType: 'Parameters',
        parameter: [
          { name: 'id', valueString: id },
          { name: 'reason', valueString: reason },
        ],
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}
