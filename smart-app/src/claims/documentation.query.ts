import { useQuery } from '@tanstack/react-query';
import type { Attachment, Claim, DocumentReference } from 'fhir/r4';
import type { FhirServer } from '../fhir/server';
import type { Session } from '../fhir/session';
import {
  attachedTo,
  documentOf,
  documentsOf,
  idOf,
  visitsOf,
  type VisitDocument,
} from './documentation.model';

/** What is written about the visit a claim bills, and what the claim names or is named by. */
export function useDocumentation(session: Session, claim: Claim) {
  return useQuery<VisitDocument[]>({
    queryKey: ['documentation', claim.id, claim.meta?.versionId],
    queryFn: async () => {
      const { server } = session;
      const visits = visitsOf(claim);
      const attached = attachedTo(claim);
      const searches: Record<string, string>[] = [{ related: `Claim/${claim.id}` }];
      if (visits.length > 0) {
        searches.push({ encounter: visits.map((id) => `Encounter/${id}`).join(',') });
      }
      if (attached.length > 0) searches.push({ _id: attached.join(',') });
      const found = await Promise.all(
        searches.map((each) => server.search('DocumentReference', each)),
      );
      return Promise.all(
        documentsOf(found.flat()).map(async (document) =>
          documentOf(document, await attachmentsOf(server, document)),
        ),
      );
    },
  });
}

/** A document's attachments; what is kept apart as a Binary of this server is read. */
function attachmentsOf(server: FhirServer, document: DocumentReference): Promise<Attachment[]> {
  return Promise.all(
    document.content.map(async ({ attachment }) => {
      const binary = ownBinary(server, attachment);
      if (!binary) return attachment;
      const stored = await server.find('Binary', binary);
      return {
        ...attachment,
        contentType: attachment.contentType ?? stored?.contentType ?? '',
        ...(stored?.data ? { data: stored.data } : {}),
      };
    }),
  );
}

function ownBinary(server: FhirServer, { data, url }: Attachment): string | undefined {
  if (data || !url) return undefined;
  const own = url.startsWith('Binary/') || url.startsWith(`${server.base}/Binary/`);
  return own ? idOf('Binary', url) : undefined;
}
