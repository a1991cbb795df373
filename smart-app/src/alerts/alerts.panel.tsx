import { Button } from '@mantine/core';
import { RotateCw, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from 'fhir/r4';
import { linesLabel, totalOf } from '../fhir/claim';
import { FhirError } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import { day, money, time } from '../ui/format';
import { Failure, Loading } from '../ui/states';
import { Mark, ToneIcon } from '../ui/tone';
import fold from '../ui/fold.module.css';
import { AlertCard } from './alert.card';
import { isForClinician, type Alert, type Fix } from './alert.model';
import { Checked } from './checked';
import { CoverageCard } from './coverage.card';
import { visitDay } from './coverage.model';
import { changesBetween, type Change } from './fix.model';
import {
  overrideOf,
  useFix,
  useJudgedClaim,
  useOverride,
  useUndo,
  type Judged,
} from './panel.query';
import { announceChange, onDraftChanged } from './embedding';
import { lineAnchor, Lines } from './lines.card';
import { Question } from './question.card';
import { RiskNotes } from './risk-note.card';
import { sentenceOf } from './sentence.model';
import styles from './panel.module.css';

/** Everything the panel says about one claim. */
export function ClaimAlerts({
  session,
  claim,
  line,
  documentation,
}: {
  session: Session;
  claim: string;
  /** The service line that is asked about. */
  line?: number | undefined;
  /**
   * What is written about the visit, for who was not there. It is read before a fix is applied, and
   * stands for the clinician's own way to write about it.
   */
  documentation?: (claim: Claim) => ReactNode;
}) {
  const { t } = useTranslation();
  const judged = useJudgedClaim(session, claim);
  const { refetch } = judged;
  useEffect(() => onDraftChanged(() => void refetch()), [refetch]);

  if (judged.isPending) return <Loading label={t('panel.checking')} />;
  if (!judged.data) {
    return (
      <Failure
        title={t('panel.notChecked')}
        error={judged.error}
        holds={t('panel.notCheckedHolds')}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      {judged.error && (
        <Failure
          title={t('panel.notCheckedAgain')}
          error={judged.error}
          holds={t('panel.seenFrom', { time: time(judged.data.checkedAt) })}
          onRetry={() => void refetch()}
        />
      )}
      <JudgedClaim
        session={session}
        judged={judged.data}
        line={line}
        documentation={documentation}
        checking={judged.isFetching}
        onCheck={() => void refetch()}
      />
    </>
  );
}

interface Done {
  changes: Change[];
  before: Claim;
}

function JudgedClaim({
  session,
  judged,
  line,
  documentation,
  checking,
  onCheck,
}: {
  session: Session;
  judged: Judged;
  line: number | undefined;
  documentation: ((claim: Claim) => ReactNode) | undefined;
  checking: boolean;
  onCheck: () => void;
}) {
  const { t } = useTranslation();
  const id = judged.claim.id as string;
  const fix = useFix(session, id);
  const undo = useUndo(session, id);
  const override = useOverride(session, id);
  const [done, setDone] = useState<Done>();
  const [undone, setUndone] = useState(false);
  const next = useRef<HTMLHeadingElement>(null);
  const sentence = useRef<HTMLHeadingElement>(null);

  const open = judged.scrub.alerts.filter((alert) => alert.status === 'open');
  const released = judged.scrub.alerts.filter((alert) => alert.status === 'released');
  // The biller, who sees the documentation beside the claim, mends whatever holds it; the clinician
  // is asked what a clinician can mend, and told what waits for others.
  const mine = (alert: Alert) => documentation !== undefined || isForClinician(alert);
  const urgent = open.filter((alert) => alert.urgency !== 'know' && mine(alert));
  const others = open.filter((alert) => alert.urgency !== 'know' && !mine(alert));
  const know = open.filter((alert) => alert.urgency === 'know');
  // Being judged again in the background takes no button away under a hand that is about to press it:
  // a change names the version it is made to, so that nothing is overwritten.
  const busy = fix.isPending || undo.isPending || override.isPending;

  // After something was done and judged anew, reading goes on at the next card, or at the sentence
  // if none is left. `doneFrom` is the judgement that was acted upon.
  const [doneFrom, setDoneFrom] = useState<Date>();
  const movedFrom = useRef<Date>(undefined);
  useEffect(() => {
    if (!doneFrom || doneFrom === judged.checkedAt || movedFrom.current === doneFrom) return;
    movedFrom.current = doneFrom;
    (next.current ?? sentence.current)?.focus();
  }, [doneFrom, judged.checkedAt]);
  const moveOn = () => setDoneFrom(judged.checkedAt);

  // A launch that names a line is read from there, once.
  useEffect(() => {
    if (line) document.getElementById(lineAnchor(line))?.focus();
  }, [line]);

  const apply = (by: Fix) =>
    fix.mutate(
      { claim: judged.claim, by },
      {
        onSuccess: ({ before, after }) => {
          moveOn();
          setUndone(false);
          setDone({ changes: changesBetween(before, after), before });
          announceChange(id);
        },
      },
    );
  const takeBack = (before: Claim) =>
    undo.mutate(
      { claim: judged.claim, by: before },
      {
        onSuccess: () => {
          moveOn();
          setDone(undefined);
          setUndone(true);
          announceChange(id);
        },
      },
    );
  const failed = fix.error ?? undo.error ?? override.error;

  return (
    <div className={styles.stack} aria-busy={busy || checking}>
      <ClaimLine judged={judged} />
      <Sentence judged={judged} open={open} heading={sentence} />
      {judged.question && <Question question={judged.question} />}
      <Lines session={session} claim={judged.claim} scrub={judged.scrub} asked={line} />
      {documentation?.(judged.claim)}
      {done && <DoneNote done={done} busy={busy} onUndo={() => takeBack(done.before)} />}
      {undone && <p role="status">{t('panel.undone')}</p>}
      {failed && (
        <Failure
          title={t('panel.notChanged')}
          error={failed}
          holds={
            failed instanceof FhirError && failed.isConflict
              ? t('panel.conflictHolds')
              : t('panel.notChangedHolds')
          }
          onRetry={() => {
            fix.reset();
            undo.reset();
            override.reset();
            onCheck();
          }}
        />
      )}
      {urgent.map((alert, index) => (
        <AlertCard
          key={alert.key}
          alert={alert}
          busy={busy}
          heading={index === 0 ? next : undefined}
          onFix={apply}
          onOverride={(reason, comment) =>
            override.mutate(
              { judged, alert, reason, comment },
              {
                onSuccess: () => {
                  moveOn();
                  announceChange(id);
                },
              },
            )
          }
        />
      ))}
      {judged.scrub.unchecked.length > 0 && <Unchecked judged={judged} />}
      {others.length > 0 && (
        <Told summary={t('panel.others', { count: others.length })} alerts={others} />
      )}
      {know.length > 0 && <Told summary={t('panel.know', { count: know.length })} alerts={know} />}
      {released.length > 0 && <Released alerts={released} />}
      <CoverageCard session={session} claim={judged.claim} />
      {!documentation && <RiskNotes session={session} claim={judged.claim} />}
      <Checked scrub={judged.scrub} />
      <p className={styles.foot}>
        {t('panel.checkedAt', { time: time(judged.checkedAt) })}
        <Button
          size="compact-sm"
          variant="subtle"
          loading={checking}
          leftSection={<RotateCw aria-hidden size={14} />}
          onClick={onCheck}
        >
          {t('panel.again')}
        </Button>
      </p>
    </div>
  );
}

/** Where a claim stands until a person acts. */
const STOPPED = new Set(['held', 'rejected']);

function ClaimLine({ judged }: { judged: Judged }) {
  const { t } = useTranslation();
  const { claim, lifecycle } = judged;
  return (
    <p className={styles.claim}>
      <span className="cc-code">{linesLabel(claim)}</span>
      <span className="cc-muted">
        {day(visitDay(claim))} · <span className="cc-money">{money(totalOf(claim).value)}</span>
      </span>
      <Mark tone={!lifecycle ? 'draft' : STOPPED.has(lifecycle) ? 'fix' : 'good'}>
        {t(`lifecycle.${lifecycle ?? 'draft'}`)}
      </Mark>
    </p>
  );
}

function Sentence({
  judged,
  open,
  heading,
}: {
  judged: Judged;
  open: Alert[];
  heading: React.Ref<HTMLHeadingElement>;
}) {
  const { t } = useTranslation();
  const { tone, key, count } = sentenceOf(open, judged.scrub);
  return (
    <div role="status" className={styles.sentence}>
      <ToneIcon tone={tone} size={24} />
      <h2 ref={heading} tabIndex={-1}>
        {t(`panel.sentence.${key}`, { count })}
      </h2>
    </div>
  );
}

function DoneNote({ done, busy, onUndo }: { done: Done; busy: boolean; onUndo: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={styles.done}>
      <ToneIcon tone="good" />
      <div>
        {done.changes.map((change) => (
          <p key={change.line}>
            {t('panel.changed', { n: change.line })}{' '}
            <span className="cc-code">{change.before}</span> {t('panel.to')}{' '}
            <span className="cc-code">{change.after || t('panel.removed')}</span>
          </p>
        ))}
      </div>
      <Button
        size="compact-sm"
        variant="default"
        disabled={busy}
        leftSection={<Undo2 aria-hidden size={14} />}
        onClick={onUndo}
      >
        {t('panel.undo')}
      </Button>
    </div>
  );
}

/** What could not be judged is said, and is never "all clear". */
function Unchecked({ judged }: { judged: Judged }) {
  const { t } = useTranslation();
  return (
    <section className={styles.unchecked}>
      <h3>
        <ToneIcon tone="unknown" size={18} />{' '}
        {t('panel.unchecked', { count: judged.scrub.unchecked.length })}
      </h3>
      <ul>
        {judged.scrub.unchecked.map((each) => (
          <li key={`${each.edit}|${each.reason}`}>
            <strong>{t(`edit.${each.edit}`, each.edit)}</strong>: {each.reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Told({ summary, alerts }: { summary: string; alerts: Alert[] }) {
  return (
    <details className={`${fold.fold} ${styles.fold}`}>
      <summary>{summary}</summary>
      <ul>
        {alerts.map((alert) => (
          <li key={alert.key}>
            {alert.message} <span className="cc-muted">{alert.remedy}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Released({ alerts }: { alerts: Alert[] }) {
  const { t } = useTranslation();
  return (
    <details className={`${fold.fold} ${styles.fold}`}>
      <summary>{t('panel.released', { count: alerts.length })}</summary>
      <ul>
        {alerts.map((alert) => {
          const reason = overrideOf(alert);
          return (
            <li key={alert.key}>
              {alert.message}{' '}
              {reason && <span className="cc-muted">{t(`alerts.reason.${reason}`, reason)}</span>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
