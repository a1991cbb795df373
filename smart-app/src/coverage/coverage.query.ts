import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../fhir/session';
import { isoDay } from '../ui/format';
import { rowsOf, unansweredOf, type VisitRow } from './coverage.model';
import { recordingOf, type NewCoverage } from './new-coverage.model';

const ORGANIZATION_TYPE = 'http://terminology.hl7.org/CodeSystem/organization-type';
const AHEAD = 14;
const KEY = ['coverage-days'];

/** The booked visits of the coming two weeks. */
export function useVisits(session: Session) {
  return useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const today = new Date();
      const last = new Date(today);
      last.setDate(today.getDate() + AHEAD);
      const answer = await session.server.operation('Appointment/$coverage-days', {
        resourceType: 'Parameters',
        parameter: [
          { name: 'from', valueDate: isoDay(today) },
          { name: 'to', valueDate: isoDay(last) },
        ],
      });
      return rowsOf(answer);
    },
  });
}

/** Whoever insures, by name. */
export function usePayers(session: Session) {
  return useQuery({
    queryKey: ['payers'],
    queryFn: async () => {
      const payers = await session.server.search('Organization', {
        type: ['ins', 'pay'].map((code) => `${ORGANIZATION_TYPE}|${code}`).join(','),
      });
      return payers
        .filter((payer) => payer.active !== false)
        .map((payer) => ({
          value: `Organization/${payer.id}`,
          label: payer.name ?? payer.id ?? '',
        }))
        .sort((a, b) => a.label.localeCompare(b.label));
    },
  });
}

/** Stores a new coverage of a visit's patient and, when asked, the end of the one on file. */
export function useNewCoverage(session: Session) {
  return useMutation({
    mutationFn: async ({
      row,
      given,
      replaces,
    }: {
      row: VisitRow;
      given: NewCoverage;
      replaces: boolean;
    }) => {
      const onFile = row.coverage ? await session.server.find('Coverage', row.coverage) : undefined;
      await session.server.transaction(recordingOf(row.patientReference, given, onFile, replaces));
    },
  });
}

/** Asks the payer about one visit's day; the row changes in place. */
export function useCheck(session: Session) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (visit: string) => {
      const answer = await session.server.operation(`Appointment/${visit}/$check-coverage`, {
        resourceType: 'Parameters',
      });
      return { row: rowsOf(answer)[0], unanswered: unansweredOf(answer) };
    },
    onSuccess: ({ row }) => {
      if (!row) return;
      client.setQueryData<VisitRow[]>(KEY, (rows) =>
        rows?.map((each) => (each.visit === row.visit ? row : each)),
      );
    },
  });
}
