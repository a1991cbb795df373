import { Button, Drawer, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { time } from '../ui/format';
import { Empty } from '../ui/states';
import { Mark } from '../ui/tone';
import { traceOf, type HookResponse } from './cds.model';
import { Conformance } from './conformance';
import { verdictsOn } from './conformance.model';
import { useEhr } from './ehr.context';
import { useExchanges, type Exchange } from './exchanges';
import { FAULTS, playNext, useNextFault, type Fault } from './faults';
import { differences } from './replay.model';
import { Trace } from './trace';
import styles from './inspector.module.css';

/**
 * The last hook calls: what was asked and answered, which rules that keeps, why it was silent, and
 * the same call once more. Here the next call is made to fail too.
 */
export function HookInspector({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const exchanges = useExchanges();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="xl"
      title={t('inspector.title')}
    >
      <div className={styles.inspector}>
        <FaultControl />
        {exchanges.length === 0 ? (
          <Empty title={t('inspector.none')}>{t('inspector.noneNext')}</Empty>
        ) : (
          <ol className={styles.exchanges}>
            {exchanges.map((exchange, index) => (
              <li key={exchange.id}>
                <Entry exchange={exchange} number={exchanges.length - index} all={exchanges} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </Drawer>
  );
}

/** Plays a fault on the next hook call, in this EHR alone. */
function FaultControl() {
  const { t } = useTranslation();
  const next = useNextFault();
  return (
    <div className={styles.faults}>
      <NativeSelect
        label={t('faults.label')}
        description={t('faults.simulated')}
        value={next ?? ''}
        onChange={(event) =>
          playNext((event.currentTarget.value || undefined) as Fault | undefined)
        }
        data={[
          { value: '', label: t('faults.none') },
          ...FAULTS.map((each) => ({ value: each, label: t(`faults.${each}`) })),
        ]}
      />
      <p role="status" className={styles.armed}>
        {next && <Mark tone="check">{t('faults.armed')}</Mark>}
      </p>
    </div>
  );
}

function Entry({
  exchange,
  number,
  all,
}: {
  exchange: Exchange;
  /** Tells it from the others: the first call is 1. */
  number: number;
  all: Exchange[];
}) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const cards = (exchange.response as Partial<HookResponse> | undefined)?.cards;
  const trace = Array.isArray(cards) ? traceOf(exchange.response as HookResponse) : [];
  const ok = exchange.status !== undefined && exchange.status < 400;
  const verdicts = verdictsOn(
    exchange,
    all.filter((each) => each !== exchange),
  );
  const broken = verdicts.filter((each) => each.broken.length > 0).length;
  return (
    <details
      className={styles.exchange}
      onToggle={(event) =>
        event.target === event.currentTarget && setOpened(event.currentTarget.open)
      }
    >
      <summary>
        <span className="cc-code">{exchange.service.id}</span>
        {exchange.kind === 'feedback' && <Mark tone="know">{t('inspector.feedback')}</Mark>}
        {exchange.replays && <Mark tone="know">{t('inspector.replay')}</Mark>}
        {exchange.played && <Mark tone="check">{t('faults.played')}</Mark>}
        <Mark tone={ok ? 'good' : 'fix'}>{exchange.status ?? t('inspector.noAnswer')}</Mark>
        {Array.isArray(cards) && <span>{t('inspector.cards', { count: cards.length })}</span>}
        <Mark tone={broken > 0 ? 'fix' : 'good'}>
          {broken > 0
            ? t('conformance.broken', { count: broken })
            : t('conformance.kept', { count: verdicts.length })}
        </Mark>
        <span className={styles.ms}>{t('inspector.ms', { ms: Math.round(exchange.ms) })}</span>
      </summary>
      {opened && (
        <div className={styles.body}>
          {exchange.played && (
            <p className={styles.played}>{t(`faults.${exchange.played}Played`)}</p>
          )}
          {exchange.kind === 'hook' && <Replay exchange={exchange} number={number} all={all} />}
          <Conformance verdicts={verdicts} />
          {trace.length > 0 && (
            <>
              <h3>{cards?.length === 0 ? t('inspector.whySilent') : t('inspector.trace')}</h3>
              <Trace entries={trace} />
            </>
          )}
          <Json title={t('inspector.request')} number={number} value={exchange.request} />
          <Json
            title={t('inspector.response')}
            number={number}
            value={exchange.response ?? exchange.unreadable}
          />
        </div>
      )}
    </details>
  );
}

/** The same call once more, and whether its answer is another. */
function Replay({
  exchange,
  number,
  all,
}: {
  exchange: Exchange;
  number: number;
  all: Exchange[];
}) {
  const { t } = useTranslation();
  const { cds } = useEhr();
  const replay = useMutation({ mutationFn: () => cds.replay(exchange) });
  const again = all.find((each) => each.replays === exchange.id);
  return (
    <div className={styles.replay}>
      <Button
        size="compact-sm"
        variant="default"
        loading={replay.isPending}
        leftSection={<RotateCw aria-hidden size={14} />}
        onClick={() => replay.mutate()}
      >
        {t('inspector.again')}
      </Button>
      {again && <Comparison first={exchange} number={number} again={again} />}
    </div>
  );
}

function Comparison({
  first,
  number,
  again,
}: {
  first: Exchange;
  number: number;
  again: Exchange;
}) {
  const { t } = useTranslation();
  const found = differences(first, again);
  return (
    <section className={styles.comparison} aria-label={`${t('inspector.compared')} ${number}`}>
      <p role="status">
        <Mark tone={found.length === 0 ? 'good' : 'check'}>
          {t('inspector.differences', { count: found.length })}
        </Mark>
      </p>
      {found.length > 0 && (
        <div
          className={styles.scroll}
          role="region"
          aria-label={`${t('inspector.where')} ${number}`}
          tabIndex={0}
        >
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('inspector.where')}</th>
                <th scope="col">{t('inspector.first')}</th>
                <th scope="col">{t('inspector.second')}</th>
              </tr>
            </thead>
            <tbody>
              {found.map((each) => (
                <tr key={each.at}>
                  <th scope="row" className="cc-code">
                    {each.at}
                  </th>
                  <td>{each.first ?? t('inspector.absent')}</td>
                  <td>{each.again ?? t('inspector.absent')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className={styles.beside}>
        <Json
          title={t('inspector.firstAt', { time: time(first.at) })}
          number={number}
          value={first.response}
        />
        <Json
          title={t('inspector.againAt', { time: time(again.at) })}
          number={number}
          value={again.response}
        />
      </div>
    </section>
  );
}

function Json({ title, number, value }: { title: string; number: number; value: unknown }) {
  return (
    <div className={styles.part}>
      <h3>{title}</h3>
      <pre className={styles.json} tabIndex={0} aria-label={`${title} ${number}`} role="region">
        {JSON.stringify(value, null, 2) ?? ''}
      </pre>
    </div>
  );
}
