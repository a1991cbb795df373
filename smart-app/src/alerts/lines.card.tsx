import { useTranslation } from 'react-i18next';
import type { Claim } from 'fhir/r4';
import { money } from '../ui/format';
import type { Session } from '../fhir/session';
import { Mark } from '../ui/tone';
import type { Scrub } from './alert.model';
import { approvalOf, linesOf } from './lines.model';
import type { Expectations, Expected } from './expected.model';
import { useExpectations } from './panel.query';
import styles from './lines.module.css';

/** Where a line's first alert stands on the page. */
export const alertAnchor = (key: string) => `alert-${key.replace(/[^\w-]/g, '-')}`;

/** Where a line itself stands on the page. */
export const lineAnchor = (sequence: number) => `claim-line-${sequence}`;

/** The claim line by line: how each stands, and the way to what speaks against it. */
export function Lines({
  session,
  claim,
  scrub,
  asked,
}: {
  session: Session;
  claim: Claim;
  scrub: Scrub;
  /** Sequence of the line somebody asks about. */
  asked?: number | undefined;
}) {
  const { t } = useTranslation();
  const lines = linesOf(claim, scrub);
  const approval = approvalOf(claim, scrub);
  const expected = useExpectations(session, claim).data;
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('lines.title')} className={styles.lines}>
      <table>
        <caption className="cc-hidden">{t('lines.title')}</caption>
        <thead className="cc-hidden">
          <tr>
            <th scope="col">{t('lines.line')}</th>
            <th scope="col">{t('lines.billed')}</th>
            <th scope="col">{t('lines.state')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.sequence} data-asked={line.sequence === asked}>
              <th
                scope="row"
                id={lineAnchor(line.sequence)}
                className="cc-code"
                // The line a question is about takes the focus when the panel opens on it.
                tabIndex={line.sequence === asked ? -1 : undefined}
              >
                {line.label}
              </th>
              <td className="cc-money">
                {money(line.amount)}
                <ExpectedPayment of={expected?.lines.get(line.sequence)} />
              </td>
              <td>
                {line.alerts[0] ? (
                  <a href={`#${alertAnchor(line.alerts[0].key)}`}>
                    <Mark tone={line.state}>{t(`lines.is.${line.state}`)}</Mark>
                    {line.alerts.length > 1 && (
                      <span className="cc-muted">
                        {' '}
                        {t('lines.more', { count: line.alerts.length - 1 })}
                      </span>
                    )}
                  </a>
                ) : (
                  <Mark tone={line.state}>{t(`lines.is.${line.state}`)}</Mark>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="cc-muted">
        {approval.kind === 'named' ? (
          <>
            {t('lines.approval.named', { count: approval.numbers.length })}{' '}
            <span className="cc-code">{approval.numbers.join(', ')}</span>
          </>
        ) : (
          t(`lines.approval.${approval.kind}`)
        )}
      </p>
      {expected && <ExpectedFrom expected={expected} />}
    </section>
  );
}

function ExpectedPayment({ of: told }: { of: Expected }) {
  const { t } = useTranslation();
  return (
    told && (
      <span className={`cc-muted ${styles.expected}`}>
        {t('lines.expected.about', { amount: money(told.amount) })}
      </span>
    )
  );
}

/** Where the amounts come from, or that none is known: no number without its ground. */
function ExpectedFrom({ expected }: { expected: Expectations }) {
  const { t } = useTranslation();
  const known = [...expected.lines.values()].filter((each) => each !== undefined);
  const unknown = expected.lines.size - known.length;
  if (expected.lines.size === 0) return null;
  return (
    <p className="cc-muted">
      {known.length > 0
        ? t('lines.expected.from', { count: Math.min(...known.map((each) => each.count)) })
        : t('lines.expected.none')}
      {known.length > 0 && unknown > 0 && ` ${t('lines.expected.unknown', { count: unknown })}`}
    </p>
  );
}
