import { Button } from '@mantine/core';
import { PanelRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Claim } from 'fhir/r4';
import { linesLabel, totalOf } from '../fhir/claim';
import { money } from '../ui/format';
import { Failure, Loading } from '../ui/states';
import { Mark } from '../ui/tone';
import { useFiled } from './chart.query';
import styles from './chart.module.css';

/** What became of the claim once it was signed and filed. */
export function FiledNote({ claim, onOpenPanel }: { claim: Claim; onOpenPanel: () => void }) {
  const { t } = useTranslation();
  const filed = useFiled(claim);
  if (filed.isPending) return <Loading label={t('filed.loading')} rows={1} />;
  if (!filed.data) {
    return (
      <Failure title={t('filed.failed')} error={filed.error} onRetry={() => void filed.refetch()} />
    );
  }
  const { lifecycle, alerts } = filed.data;
  const held = lifecycle === 'held';
  return (
    <div className={styles.filed} role="status">
      <p>
        <span className="cc-code">{linesLabel(claim)}</span>{' '}
        <span className="cc-money">{money(totalOf(claim).value)}</span>
      </p>
      <p>
        <Mark tone={held ? 'fix' : 'good'}>{t(`lifecycle.${lifecycle ?? 'unknown'}`)}</Mark>{' '}
        {t(held ? 'filed.held' : 'filed.out')}
      </p>
      {held && (
        <>
          <ul>
            {alerts.map((alert) => (
              <li key={alert.id}>{alert.detail}</li>
            ))}
          </ul>
          <div>
            <Button
              variant="default"
              leftSection={<PanelRight aria-hidden size={16} />}
              onClick={onOpenPanel}
            >
              {t('filed.fix')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
