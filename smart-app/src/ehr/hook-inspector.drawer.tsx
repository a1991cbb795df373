import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/states';
import { Mark } from '../ui/tone';
import { traceOf, type HookResponse } from './cds.model';
import { useExchanges, type Exchange } from './exchanges';
import { Trace } from './trace';
import styles from './shell.module.css';

/** The last hook calls: what was asked, what was answered, how long it took, and why it was silent. */
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
      {exchanges.length === 0 ? (
        <Empty title={t('inspector.none')}>{t('inspector.noneNext')}</Empty>
      ) : (
        <ol className={styles.exchanges}>
          {exchanges.map((exchange) => (
            <li key={exchange.id}>
              <Entry exchange={exchange} />
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  );
}

function Entry({ exchange }: { exchange: Exchange }) {
  const { t } = useTranslation();
  const cards = (exchange.response as Partial<HookResponse> | undefined)?.cards;
  const trace = cards ? traceOf(exchange.response as HookResponse) : [];
  const ok = exchange.status !== undefined && exchange.status < 400;
  return (
    <details className={styles.exchange}>
      <summary>
        <span className="cc-code">{exchange.service}</span>
        {exchange.kind === 'feedback' && <Mark tone="know">{t('inspector.feedback')}</Mark>}
        <Mark tone={ok ? 'good' : 'fix'}>{exchange.status ?? t('inspector.noAnswer')}</Mark>
        {cards && <span>{t('inspector.cards', { count: cards.length })}</span>}
        <span className={styles.ms}>{t('inspector.ms', { ms: Math.round(exchange.ms) })}</span>
      </summary>
      {trace.length > 0 && (
        <>
          <h3>{cards?.length === 0 ? t('inspector.whySilent') : t('inspector.trace')}</h3>
          <Trace entries={trace} />
        </>
      )}
      <Json title={t('inspector.request')} value={exchange.request} />
      <Json title={t('inspector.response')} value={exchange.response} />
    </details>
  );
}

function Json({ title, value }: { title: string; value: unknown }) {
  return (
    <>
      <h3>{title}</h3>
      <pre className={styles.json} tabIndex={0} aria-label={title} role="region">
        {JSON.stringify(value, null, 2) ?? ''}
      </pre>
    </>
  );
}
