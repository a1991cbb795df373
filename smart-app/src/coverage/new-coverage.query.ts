import { useMutation, useQuery } from '@tanstack/react-query';
import type { Session } from '../fhir/session';
import type { VisitRow } from './coverage.model';
import { recordingOf, type NewCoverage } from './new-coverage.model';

const ORGANIZATION_TYPE = 'http://terminology.hl7.org/CodeSystem/organization-type';

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
