import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import words from '../locales/en.learned.json';
import { day, money, time, withDays } from '../ui/format';
import { addWords } from '../ui/i18n';
import { Failure, Loading } from '../ui/states';
import table from '../ui/table.module.css';
import { Mark } from '../ui/tone';
import { DecideEditForm } from './decide-edit.form';
import {
  choicesOf,
  dayBefore,
  inPercent,
  probability,
  STATE_TONES,
  type Choice,
  type DecidedEdit,
  type ProposedEdit,
  type ProposedEdits,
} from './proposed-edits.model';
import { useLook, useProposedEdits } from './proposed-edits.query';
import { percent } from './quality.model';
import styles from './quality.module.css';

// Words of this section alone: the others do not wait for them.
addWords(words);

const COLUMNS = ['payer', 'denied', 'stopped', 'false', 'state'] as const;

/** What denials teach: edits that are proposed, with what they would stop and what they would cost. */
export function ProposedEditsSection({ session }: { session: Session }) {
  const { t } = useTranslation();
  const edits = useProposedEdits(session);
  const [done, setDone] = useState('');
  return (
    <section className={styles.section} aria-label={t('learned.title')}>
      <h2>{t('learned.title')}</h2>
      {edits.isPending ? (
        <Loading label={t('learned.loading')} rows={2} />
      ) : !edits.data ? (
        <Failure
          title={t('learned.failed')}
          error={edits.error}
          holds={t('learned.failedHolds')}
          onRetry={() => void edits.refetch()}
        />
      ) : (
        <>
          <p className="cc-muted">
            {t('learned.about', { days: edits.data.days, heldBack: edits.data.heldBack })}
          </p>
          <p aria-live="polite">{done && <strong>{done}</strong>}</p>
          <LookNow session={session} onDone={setDone} />
          {edits.data.proposals.length > 0 ? (
            <EditTable edits={edits.data} session={session} onDone={setDone} />
          ) : (
            <p>
              {t('learned.none')}{' '}
              <span className="cc-muted">
                {t('learned.noneNext', {
                  lines: edits.data.leastLines,
                  denials: edits.data.leastDenials,
                })}
              </span>
            </p>
          )}
          {edits.data.decided.length > 0 && <EditDecisions decided={edits.data.decided} />}
        </>
      )}
    </section>
  );
}

function LookNow({ session, onDone }: { session: Session; onDone: (words: string) => void }) {
  const { t } = useTranslation();
  const look = useLook(session);
  const start = () =>
    look.mutate(undefined, {
      onSuccess: (came) => onDone(came.ran ? t('learned.looked', { ...came }) : t('learned.busy')),
    });
  return (
    <div>
      <Button size="compact-md" variant="default" loading={look.isPending} onClick={start}>
        {t('learned.look')}
      </Button>
      {look.error && (
        <Failure
          title={t('learned.notLooked')}
          error={look.error}
          holds={t('learned.notLookedHolds')}
        />
      )}
    </div>
  );
}

function EditTable({
  edits,
  session,
  onDone,
}: {
  edits: ProposedEdits;
  session: Session;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const ordered = [...edits.proposals].sort(
    (one, other) => Number(other.state === 'proposed') - Number(one.state === 'proposed'),
  );
  return (
    <div className={table.scroll} role="region" aria-label={t('learned.list')} tabIndex={0}>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            <th scope="col">{t('learned.column.edit')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`learned.column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="cc-hidden">{t('learned.column.next')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((proposal) => (
            <EditRow
              key={proposal.id}
              proposal={proposal}
              open={open === proposal.id}
              onOpen={() => setOpen(open === proposal.id ? undefined : proposal.id)}
              session={session}
              onDone={(words) => {
                setOpen(undefined);
                onDone(words);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EditRow({
  proposal,
  open,
  onOpen,
  session,
  onDone,
}: {
  proposal: ProposedEdit;
  open: boolean;
  onOpen: () => void;
  session: Session;
  onDone: (words: string) => void;
}) {
  const { t } = useTranslation();
  const opener = useRef<HTMLButtonElement>(null);
  const waits = proposal.state === 'proposed';
  const closed = waits ? t('learned.decide') : t('learned.more');
  const word = open ? t('learned.less') : closed;
  const state = t(`learned.state.${proposal.state}`);
  const says = {
    payer: proposal.payer,
    denied: <Share part={proposal.ofReason} whole={proposal.lines} />,
    stopped: `${proposal.stopped}, ${money(proposal.dollars)}`,
    false: proposal.falseAlarms,
    state: (
      <Mark tone={STATE_TONES[proposal.state]}>
        {proposal.state === 'accepted' && proposal.severity
          ? t('learned.asSeverity', { state, severity: t(`learned.as.${proposal.severity}`) })
          : state}
      </Mark>
    ),
  };
  const decided = (choice: Choice) => {
    onDone(
      choice === 'reject'
        ? t('learned.done.rejected', { edit: proposal.edit })
        : t('learned.done.accepted', {
            edit: proposal.edit,
            severity: t(`learned.as.${choice}`),
          }),
    );
    opener.current?.focus();
  };
  return (
    <>
      <tr>
        <th scope="row">
          {withDays(proposal.message)} <span className="cc-code cc-muted">{proposal.edit}</span>
        </th>
        {COLUMNS.map((column) => (
          <td key={column} data-label={t(`learned.column.${column}`)}>
            {says[column]}
          </td>
        ))}
        <td>
          <Button
            ref={opener}
            size="compact-sm"
            variant={waits && !open ? 'filled' : 'default'}
            aria-expanded={open}
            aria-label={t('learned.moreOf', {
              word,
              edit: proposal.edit,
              payer: proposal.payer,
            })}
            onClick={onOpen}
          >
            {word}
          </Button>
        </td>
      </tr>
      {open && (
        <tr className={table.more}>
          <td colSpan={COLUMNS.length + 2}>
            <EditDetails proposal={proposal} />
            {choicesOf(proposal).length > 0 && (
              <DecideEditForm proposal={proposal} session={session} onDone={decided} />
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** `3 of 60, 5.0%`; a dash where there is nothing to have a share of. */
function Share({ part, whole }: { part: number; whole: number }) {
  const { t } = useTranslation();
  const share = percent(part, whole);
  return <>{share ? t('learned.share', { part, whole, share }) : t('learned.nothing')}</>;
}

function EditDetails({ proposal }: { proposal: ProposedEdit }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={styles.details}>
        <li>{t('learned.remedy', { remedy: proposal.remedy })}</li>
        <li>
          {t('learned.support', {
            from: day(proposal.from),
            until: day(dayBefore(proposal.heldBackFrom)),
            lines: proposal.lines,
            denied: proposal.denied,
            ofReason: proposal.ofReason,
            denial: proposal.denial,
          })}{' '}
          {t('learned.base', {
            share: percent(proposal.ofReason, proposal.lines) ?? t('learned.nothing'),
            least: inPercent(proposal.least),
            base: inPercent(proposal.base),
            chance: probability(proposal.chance),
          })}
        </li>
        <li>
          {t('learned.backtest', {
            from: day(proposal.heldBackFrom),
            to: day(proposal.to),
            lines: proposal.heldBackLines,
            stopped: proposal.stopped,
            otherwise: proposal.deniedOtherwise,
            falseAlarms: proposal.falseAlarms,
          })}
        </li>
        {proposal.decision === 'rejected' && (
          <li>
            {t('learned.before', {
              person: proposal.person,
              at: day(proposal.at),
              reason: proposal.reason,
            })}
          </li>
        )}
        {!proposal.hasPolicy && <li>{t('learned.noPolicy', { payer: proposal.payer })}</li>}
      </ul>
      <details>
        <summary>{t('learned.row')}</summary>
        <pre className={`cc-code ${styles.row}`}>{proposal.row}</pre>
      </details>
    </>
  );
}

/** Who decided what, why, and on what figures: the newest first. */
function EditDecisions({ decided }: { decided: DecidedEdit[] }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('learned.decisions')}</summary>
      <ul className={styles.details} aria-label={t('learned.decisions')}>
        {decided.map((each) => (
          <li key={`${each.at} ${each.proposal}`}>
            {t(each.decision === 'accepted' ? 'learned.wasAccepted' : 'learned.wasRejected', {
              at: `${day(each.at)}, ${time(each.at)}`,
              person: each.person,
              edit: each.edit,
              payer: each.payer,
              severity: each.severity ? t(`learned.as.${each.severity}`) : '',
              reason: each.reason,
            })}{' '}
            <span className="cc-muted">
              {t('learned.known', { stopped: each.stopped, falseAlarms: each.falseAlarms })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
