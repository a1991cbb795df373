import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Binary, Parameters, ParametersParameter, PlanDefinition } from 'fhir/r4';
import { bytesOf } from '../fhir/attachment';
import type { Session } from '../fhir/session';
import { download } from '../ui/csv';
import {
  comparisonOf,
  denialPageOf,
  planOf,
  playbooksOf,
  type PayerPlaybook,
  type Playbook,
} from './playbook.model';

const KEY = 'playbooks';

const asked = (...parameter: ParametersParameter[]): Parameters => ({
  resourceType: 'Parameters',
  ...(parameter.length > 0 ? { parameter } : {}),
});

/** An operation that answers with the resource itself. */
async function answered<T>(session: Session, path: string, input: Parameters): Promise<T> {
  const answer: unknown = await session.server.operation(path, input);
  return answer as T;
}

const reference = (plan: string) => ({ reference: `PlanDefinition/${plan}` });

/** The playbook of every payer that has a policy. */
export function usePlaybooks(session: Session) {
  return useQuery({
    queryKey: [KEY],
    queryFn: async () =>
      playbooksOf(await session.server.operation('PlanDefinition/$playbooks', asked())),
  });
}

/** One version; the one in use where none is named. */
export function usePlan(session: Session, policy: string, plan: string | undefined, is: boolean) {
  return useQuery({
    queryKey: [KEY, policy, plan ?? 'in-use'],
    enabled: is,
    queryFn: () =>
      plan
        ? session.server.read('PlanDefinition', plan)
        : answered<PlanDefinition>(
            session,
            'PlanDefinition/$playbook',
            asked({ name: 'payer', valueCode: policy }),
          ),
  });
}

/** What a version says otherwise than the one in use. */
export function useComparison(session: Session, plan: string, version: string | undefined) {
  return useQuery({
    queryKey: [KEY, 'compare', plan, version],
    queryFn: async () =>
      comparisonOf(
        await session.server.operation(`PlanDefinition/${plan}/$compare-playbook`, asked()),
      ),
  });
}

function useChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [KEY] });
}

/** Begins the next version, from an older one or with a page that is wanted. */
export function useBegin(session: Session, policy: string) {
  const changed = useChanged();
  return useMutation({
    mutationFn: ({ from, page }: { from?: string; page?: string }) =>
      answered<PlanDefinition>(
        session,
        'PlanDefinition/$draft-playbook',
        asked(
          { name: 'payer', valueCode: policy },
          ...(from ? [{ name: 'from', valueReference: reference(from) }] : []),
          ...(page ? [{ name: 'page', valueCode: page }] : []),
        ),
      ),
    onSuccess: changed,
  });
}

/** Keeps what was written, held against the version that was read. */
export function useKeep(session: Session) {
  const changed = useChanged();
  return useMutation({
    mutationFn: ({ plan, content }: { plan: PlanDefinition; content: Playbook }) =>
      session.server.update(planOf(plan, content)),
    onSuccess: changed,
  });
}

/** The draft as it stands now, to write over it knowingly. */
export const newest = (session: Session, plan: PlanDefinition) =>
  session.server.read('PlanDefinition', plan.id ?? '');

/** Keeps what was written and brings it into use. */
export function usePublish(session: Session) {
  const changed = useChanged();
  return useMutation({
    mutationFn: async ({ plan, content }: { plan: PlanDefinition; content: Playbook }) => {
      const kept = await session.server.update(planOf(plan, content));
      return answered<PlanDefinition>(
        session,
        `PlanDefinition/${kept.id}/$publish-playbook`,
        asked({ name: 'version', valueString: kept.meta?.versionId ?? '' }),
      );
    },
    onSettled: changed,
  });
}

/** Gives a draft up; its number is not used again. */
export function useGiveUp(session: Session) {
  const changed = useChanged();
  return useMutation({
    mutationFn: (plan: PlanDefinition) => session.server.update({ ...plan, status: 'retired' }),
    onSuccess: changed,
  });
}

/** Hands the playbook out as PDF, whole or as a sheet of one page. */
export function usePrint(session: Session, of: PayerPlaybook) {
  return useMutation({
    mutationFn: async ({ sheet, version }: { sheet: boolean; version: string | undefined }) => {
      const file = await answered<Binary>(
        session,
        'PlanDefinition/$playbook-pdf',
        asked(
          version
            ? { name: 'version', valueReference: reference(version) }
            : { name: 'payer', valueCode: of.policy },
          { name: 'sheet', valueBoolean: sheet },
        ),
      );
      download(
        `playbook-${of.policy}${sheet ? '-sheet' : ''}.pdf`,
        bytesOf(file.data ?? ''),
        'application/pdf',
      );
    },
  });
}

/** The page of the payer's playbook for a denial. */
export function useDenialPage(session: Session, task: string) {
  return useQuery({
    queryKey: [KEY, 'denial', task],
    queryFn: async () =>
      denialPageOf(await session.server.operation(`Task/${task}/$playbook`, asked())),
  });
}
