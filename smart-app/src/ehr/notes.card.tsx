import { FileSignature } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Claim, DocumentReference } from 'fhir/r4';
import { textOf } from '../fhir/attachment';
import { Failure } from '../ui/states';
import { Mark } from '../ui/tone';
import type { Suggestion } from './cds.model';
import { useSave } from './chart.query';
import { CheckpointButton } from './checkpoint.button';
import { bundleOf, signedNote } from './chart.model';
import { asSent, type Visit } from './draft-claim.model';
import { useEhr } from './ehr.context';
import { useCheckpoint } from './hook.query';
import { SignDialog } from './sign.dialog';
import { Unchecked } from './unchecked';
import styles from './chart.module.css';

interface Props {
  visit: Visit;
  /** The charges as they stand on the screen. */
  claim: Claim;
  onAccept: (suggestion: Suggestion) => void;
}

/** The notes of the patient; one that is not signed yet is signed here. */
export function Notes({ notes, ...props }: Props & { notes: DocumentReference[] }) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <section className={styles.card}>
      <h2>{t('chart.notes')}</h2>
      {notes.map((note) => (
        <Note key={note.id} note={note} {...props} />
      ))}
    </section>
  );
}

function Note({ note, visit, claim, onAccept }: Props & { note: DocumentReference }) {
  const { t } = useTranslation();
  const { session } = useEhr();
  const save = useSave<DocumentReference>();
  const checkpoint = useCheckpoint('org.cleanclaim.note-sign', () =>
    save.mutate(signedNote(note, session.user ?? 'Practitioner/shah')),
  );
  const { meta: _version, ...sent } = note;
  const drafts = claim.status === 'draft' && claim.item?.length ? [asSent(claim)] : [];
  return (
    <div className={styles.signing}>
      <p className={styles.note}>
        {note.content.map((each) => textOf(each.attachment)).find(Boolean) ?? note.description}
      </p>
      {note.docStatus === 'final' ? (
        <Mark tone="good">{t('note.signed')}</Mark>
      ) : (
        <CheckpointButton
          size="xs"
          variant="default"
          leftSection={<FileSignature aria-hidden size={14} />}
          loading={save.isPending}
          asking={checkpoint.asking}
          waitless={t('note.waitless')}
          onAsk={() =>
            void checkpoint.ask({
              patientId: visit.patient.id,
              encounterId: visit.encounter.id,
              draftClaims: bundleOf(...drafts),
              note: sent,
            })
          }
          onPass={checkpoint.skip}
        >
          {t('note.sign')}
        </CheckpointButton>
      )}
      <Unchecked error={checkpoint.unchecked}>{t('note.unchecked')}</Unchecked>
      {save.error && <Failure title={t('note.failed')} error={save.error} />}
      <SignDialog
        opened={checkpoint.opened}
        answer={checkpoint.answer}
        title="sign.title"
        without={t('sign.without')}
        back={t('note.back')}
        onClose={checkpoint.back}
        onAccept={onAccept}
        onSign={checkpoint.pass}
      />
    </div>
  );
}
