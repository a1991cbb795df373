import { createContext, useContext, type ReactNode } from 'react';
import type { Session } from '../fhir/session';
import { CdsClient } from './cds.client';

interface Ehr {
  session: Session;
  cds: CdsClient;
}

const Context = createContext<Ehr | undefined>(undefined);

/** The signed-in person and the CDS services, for every screen of the demo EHR. */
export function EhrContext({ session, children }: { session: Session; children: ReactNode }) {
  return (
    <Context.Provider value={{ session, cds: new CdsClient(session) }}>{children}</Context.Provider>
  );
}

export function useEhr(): Ehr {
  const ehr = useContext(Context);
  if (!ehr) throw new Error('Not inside the demo EHR.');
  return ehr;
}
