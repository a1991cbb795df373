import { Button } from '@mantine/core';
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day, daysUntil, money, time, withDays } from '../ui/format';
import fold from '../ui/fold.module.css';
import { Failure, Loading, useOnline } from '../ui/states';
import table from '../ui/table.module.css';
import {
  together,
  type AnsweredLine,
  type Denial,
  type DenialEvent,
  type Part,
} from './denial.model';
import { useDenial, useMessages, useSimilar } from './denial.query';
import { isOpen } from './denials.model';
import { DaysLeft, StateMark } from './denials.table';
import { WorkCard } from './work.card';
import styles from './denials.module.css';

/** One denial: what the payer said, the claim line by line, what was done, what to do now. */
export function DenialDetails({
  session,
  task,
  playbook,
  letter,
  place,
  stepError,
  onStep,
  onBack,
}: {
  session: Session;
  task: string;
  playbook: (task: string) => ReactNode;
  /** The letter of an appeal, by id of its Task. */
  letter: (appeal: string, onChanged: () => void) => ReactNode;
  /** Where it stands in the list it was opened from. */
  place: { n: number; count: number } | undefined;
  /** Why the one before or after could not be had. */
  stepError: unknown;
  onStep: ((by: 1 | -1) => void) | undefined;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const online = useOnline();
  const heading = useRef<HTMLHeadingElement>(null);
  const found = useDenial(session, task);
  const ready = found.data !== undefined;
  useEffect(() => heading.current?.focus(), [ready]);

  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    // Where one writes, keys are letters, and Esc loses nothing that was typed.
    if ((event.target as HTMLElement).closest('input, textarea, select, form')) return;
    if (event.key === 'Escape') onBack();
    else if (event.key === ']') onStep?.(1);
    else if (event.key === '[') onStep?.(-1);
    else return;
    event.preventDefault();
  };
  return (
    // It hears the keys of what is in it: [ and ] for the denials beside it, Esc to go back.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main className={styles.page} onKeyDown={pressed}>
      <div className={styles.steps}>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<ArrowLeft aria-hidden size={14} />}
          onClick={onBack}
        >
          {t('denials.back')}
        </Button>
        {onStep && (
          <>
            <Button
              size="compact-md"
              variant="default"
              aria-label={t('denials.before')}
              disabled={place?.n === 1}
              onClick={() => onStep(-1)}
            >
              <ChevronLeft aria-hidden size={14} />
            </Button>
            {place && <span className="cc-muted">{t('denials.place', place)}</span>}
            <Button
              size="compact-md"
              variant="default"
              aria-label={t('denials.after')}
              disabled={place !== undefined && place.n === place.count}
              onClick={() => onStep(1)}
            >
              <ChevronRight aria-hidden size={14} />
            </Button>
          </>
        )}
      </div>
      {Boolean(stepError) && <Failure title={t('denials.noStep')} error={stepError} />}
      {found.isPending ? (
        <Loading label={t('denials.loadingOne')} rows={6} />
      ) : !found.data ? (
        <Failure
          title={t('denials.failedOne')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : (
        <>
          <Head denial={found.data.denial} patient={found.data.patient} heading={heading} />
          {found.error && (
            <Failure
              title={t('denials.stale')}
              error={found.error}
              holds={t('denials.seenFrom', { time: time(new Date(found.dataUpdatedAt)) })}
              onRetry={() => void found.refetch()}
            />
          )}
          <div className={styles.columns}>
            <div className={styles.column}>
              <Happened denial={found.data.denial} disposition={found.data.disposition} />
              <Lines lines={found.data.lines} />
              <Similar session={session} denial={found.data.denial} />
            </div>
            <div className={styles.column}>
              <WorkCard session={session} denial={found.data.denial} online={online} />
              <Card title={t('denials.playbook')}>{playbook(task)}</Card>
              {appealOf(found.data.parts).map((appeal) => (
                <Card key={appeal} title={t('denials.letter')}>
                  {letter(appeal, () => void found.refetch())}
                </Card>
              ))}
              <Parts parts={found.data.parts} />
              <Activity
                session={session}
                claims={found.data.denial.claims}
                events={found.data.events}
              />
            </div>
          </div>
        </>
      )}
    </main>
  );
}

/** The appeal that is being made: the last that is not decided. */
const appealOf = (parts: Part[]) =>
  parts
    .filter((part) => part.code === 'appeal-denial' && part.status !== 'completed')
    .map((part) => part.task)
    .slice(-1);

function Head({
  denial,
  patient,
  heading,
}: {
  denial: Denial;
  patient: string;
  heading: React.RefObject<HTMLHeadingElement | null>;
}) {
  const { t } = useTranslation();
  const left = daysUntil(denial.due);
  return (
    <header className={styles.head}>
      <h1 ref={heading} tabIndex={-1}>
        {t('denials.heading', { patient, claim: denial.claimNumber ?? denial.claims[0] ?? '' })}
      </h1>
      <p className={styles.facts}>
        <span>{denial.payer}</span>
        <StateMark state={denial.state} />
        <span className="cc-money">{t('denials.atStake', { sum: money(denial.amount) })}</span>
        {isOpen(denial) && denial.due && left !== undefined && (
          <span data-late={left <= 7}>
            {t('denials.by', { day: day(denial.due) })} (<DaysLeft days={left} />)
          </span>
        )}
        <span className="cc-muted">
          {denial.owner
            ? t('denials.ownedBy', { owner: denial.owner })
            : denial.team
              ? t('denials.teamOf', {
                  team: t(`denials.team.${denial.team}`, { defaultValue: denial.team }),
                })
              : t('denials.unowned')}
        </span>
      </p>
      {isOpen(denial) && denial.rule && (
        <p className="cc-muted">
          {withDays(denial.rule)}
          {denial.deadline &&
            denial.deadline !== denial.due &&
            ` ${t('denials.legal', { day: day(denial.deadline) })}`}
          {denial.source && ` ${t('denials.source', { source: denial.source })}`}
        </p>
      )}
    </header>
  );
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.card} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Happened({ denial, disposition }: { denial: Denial; disposition: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Card title={t('denials.happened')}>
      <p>
        <strong className="cc-code">{denial.rootCause}</strong>{' '}
        <strong>{denial.categoryName ?? denial.category}</strong>
        {denial.hardness && (
          <span className="cc-muted">
            {' '}
            {t(`denials.hardness.${denial.hardness}`, { defaultValue: '' })}
          </span>
        )}
      </p>
      <p>
        {t(`denials.said.${denial.category}`, { defaultValue: t('denials.said.unclassified') })}
      </p>
      {denial.cause && <p>{t('denials.cause', { cause: denial.cause })}</p>}
      {denial.remarks.length > 0 && (
        <p>
          {t('denials.remarks')} <span className="cc-code">{denial.remarks.join(' ')}</span>
        </p>
      )}
      {disposition && <p>{t('denials.disposition', { words: disposition })}</p>}
      {denial.denied && (
        <p className="cc-muted">{t('denials.deniedOn', { day: day(denial.denied) })}</p>
      )}
      {denial.preventable && (
        <p>
          {t(`denials.preventable.${denial.preventable}`, { defaultValue: denial.preventable })}
          {denial.edits.length > 0 &&
            ` ${t('denials.byEdit', {
              edits: denial.edits.map((edit) => t(`edit.${edit}`, edit)).join(', '),
            })}`}
        </p>
      )}
    </Card>
  );
}

function Lines({ lines }: { lines: AnsweredLine[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('denials.lines')}>
      {lines.length === 0 ? (
        <p>{t('denials.noLines')}</p>
      ) : (
        // A region that scrolls has to be reached by keyboard too.

        <div
          className={table.scroll}
          role="region"
          aria-label={t('denials.linesTable')}
          tabIndex={0}
        >
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('denials.line.what')}</th>
                <th scope="col">{t('denials.line.day')}</th>
                <th scope="col">{t('denials.line.billed')}</th>
                <th scope="col">{t('denials.line.paid')}</th>
                <th scope="col">{t('denials.line.adjustments')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.sequence} data-denied={line.denied}>
                  <th scope="row" data-label={t('denials.line.what')}>
                    {line.sequence === 0 ? t('denials.line.whole') : `${line.sequence}. `}
                    <span className="cc-code">{line.label}</span>{' '}
                    {line.denied && <strong>{t('denials.line.denied')}</strong>}
                  </th>
                  <td data-label={t('denials.line.day')}>{day(line.day)}</td>
                  <td data-label={t('denials.line.billed')} className="cc-money">
                    {money(line.billed)}
                  </td>
                  <td data-label={t('denials.line.paid')} className="cc-money">
                    {money(line.paid)}
                  </td>
                  <td data-label={t('denials.line.adjustments')}>
                    {line.adjustments.map((each, index) => (
                      <span key={index} className={styles.adjustment}>
                        <span className="cc-code">{each.code}</span> {money(each.amount)}
                      </span>
                    ))}
                    {line.remarks.length > 0 && (
                      <span className="cc-code cc-muted">{line.remarks.join(' ')}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Similar({ session, denial }: { session: Session; denial: Denial }) {
  const { t } = useTranslation();
  const similar = useSimilar(session, denial);
  return (
    <Card title={t('denials.similar')}>
      {similar.isPending ? (
        <Loading label={t('denials.similarLoading')} rows={1} />
      ) : !similar.data ? (
        <Failure
          title={t('denials.similarFailed')}
          error={similar.error}
          onRetry={() => void similar.refetch()}
        />
      ) : similar.data.looked === 0 ? (
        <p>{t('denials.similarNone')}</p>
      ) : (
        <>
          <p>
            {t('denials.similarOf', { count: similar.data.looked })}{' '}
            {similar.data.ends
              .map(([end, count]) =>
                [t(`denials.state.${end}`, { defaultValue: end }), count].join(' '),
              )
              .join(', ')}
            .
          </p>
          <ul className={styles.similar}>
            {similar.data.rows.map((row) => (
              <li key={row.task}>
                {day(row.denied)} <span className="cc-code">{row.code}</span> {money(row.amount)}:{' '}
                {t(`denials.state.${row.outcome ?? row.state}`, {
                  defaultValue: row.outcome ?? row.state,
                })}
                {row.recovered !== undefined &&
                  `, ${t('denials.recovered', { sum: money(row.recovered) })}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Parts({ parts }: { parts: Part[] }) {
  const { t } = useTranslation();
  if (parts.length === 0) return null;
  return (
    <Card title={t('denials.parts')}>
      <ul className={styles.similar}>
        {parts.map((part) => (
          <li key={part.task}>
            <strong>{t(`denials.part.${part.code}`, { defaultValue: part.code })}</strong>{' '}
            {part.words}
            {part.owner && ` ${t('denials.partOwner', { owner: part.owner })}`}
            {part.by && ` ${t('denials.partBy', { day: day(part.by) })}`}{' '}
            <span className="cc-muted">
              {part.decision
                ? t(`denials.state.${part.decision}`, { defaultValue: part.decision })
                : t(`denials.partStatus.${part.status}`, { defaultValue: part.status })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** The first few are seen; the rest is behind one line. */
const SHOWN = 5;

function Activity({
  session,
  claims,
  events: steps,
}: {
  session: Session;
  claims: string[];
  events: DenialEvent[];
}) {
  const { t } = useTranslation();
  const messages = useMessages(session, claims);
  const events = together(steps, messages.data ?? []);
  return (
    <Card title={t('denials.activity')}>
      {events.length === 0 && <p>{t('denials.noActivity')}</p>}
      {messages.error && (
        <Failure
          title={t('denials.noMessages')}
          error={messages.error}
          onRetry={() => void messages.refetch()}
        />
      )}
      <Events events={events.slice(0, SHOWN)} />
      {events.length > SHOWN && (
        <details className={fold.fold}>
          <summary>{t('denials.earlier', { count: events.length - SHOWN })}</summary>
          <Events events={events.slice(SHOWN)} />
        </details>
      )}
    </Card>
  );
}

function Events({ events }: { events: DenialEvent[] }) {
  const { t } = useTranslation();
  if (events.length === 0) return null;
  return (
    <ol className={styles.events}>
      {events.map((event) => (
        <li key={event.id}>
          <span className="cc-muted">
            {day(event.at)} {time(event.at)}
          </span>{' '}
          <strong>{t(`denials.event.${event.what}`, { defaultValue: event.what })}</strong>
          {event.ofCorrection && t('denials.ofCorrection')}
          {event.who && <> {t('denials.eventBy', { who: event.who })}</>}
          {event.words && <p>{withDays(event.words)}</p>}
        </li>
      ))}
    </ol>
  );
}
