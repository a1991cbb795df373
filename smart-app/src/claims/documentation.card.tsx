import { useTranslation } from 'react-i18next';
import type { Claim } from 'fhir/r4';
import type { Session } from '../fhir/session';
import { day, time } from '../ui/format';
import { Failure, Loading } from '../ui/states';
import { Mark } from '../ui/tone';
import { visitsOf, type DocumentPart, type VisitDocument } from './documentation.model';
import { useDocumentation } from './documentation.query';
import styles from './documentation.module.css';

/**
 * What a fix rests on: the words of the visit's note, beside the claim, before anything is applied.
 * A fix tells the truth only where they do.
 */
export function Documentation({ session, claim }: { session: Session; claim: Claim }) {
  const { t } = useTranslation();
  const documents = useDocumentation(session, claim);
  return (
    <section className={styles.documentation} aria-label={t('held.documentation.title')}>
      <h3>{t('held.documentation.title')}</h3>
      {documents.isPending ? (
        <Loading label={t('held.documentation.loading')} rows={1} />
      ) : !documents.data ? (
        <Failure
          title={t('held.documentation.failed')}
          error={documents.error}
          holds={t('held.documentation.failedHolds')}
          onRetry={() => void documents.refetch()}
        />
      ) : (
        <>
          {!documents.data.some((each) => each.kind === 'note') && (
            <p>
              {t(
                visitsOf(claim).length > 0
                  ? 'held.documentation.none'
                  : 'held.documentation.noVisit',
              )}
            </p>
          )}
          {documents.data.map((document) => (
            <Document key={document.id} document={document} />
          ))}
        </>
      )}
    </section>
  );
}

function Document({ document }: { document: VisitDocument }) {
  const { t } = useTranslation();
  const { date } = document;
  const title =
    document.kind === 'risk-note'
      ? t('held.documentation.riskNote')
      : document.title || t('held.documentation.note');
  const written = date && (date.includes('T') ? `${day(date)}, ${time(date)}` : day(date));
  const label = [title, written].filter(Boolean).join(', ');
  return (
    <article className={styles.document} aria-label={label}>
      <p className={styles.about}>
        <strong>{title}</strong>{' '}
        <span className="cc-muted">{[document.author, written].filter(Boolean).join(' · ')}</span>{' '}
        {document.unsigned && <Mark tone="check">{t('held.documentation.unsigned')}</Mark>}
      </p>
      {document.parts.length === 0 && <p>{t('held.documentation.empty')}</p>}
      {document.parts.map((part, index) => (
        <Part
          key={index}
          part={part}
          label={document.parts.length > 1 ? `${label} (${index + 1})` : label}
        />
      ))}
    </article>
  );
}

function Part({ part, label }: { part: DocumentPart; label: string }) {
  const { t } = useTranslation();
  if ('text' in part) {
    return (
      <div
        className={styles.text}
        role="region"
        aria-label={t('held.documentation.text', { title: label })}
        tabIndex={0}
      >
        {part.text}
      </div>
    );
  }
  return (
    <p className="cc-muted">
      {'kept' in part
        ? t('held.documentation.kept', { type: part.kept || t('held.documentation.unknown') })
        : t('held.documentation.elsewhere', { address: part.elsewhere })}
    </p>
  );
}
