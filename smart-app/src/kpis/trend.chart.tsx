import { LineChart } from '@mantine/charts';
import '@mantine/core/styles/Paper.css';
import '@mantine/charts/styles.css';
import { useTranslation } from 'react-i18next';
import { day } from '../ui/format';
import { percent, TARGET, type Part } from './kpis.model';
import styles from './kpis.module.css';

/** The rate week by week, with the line it should stay below. The weeks open their claims. */
export function Trend({ weeks, onOpen }: { weeks: Part[]; onOpen: (week: Part) => void }) {
  const { t } = useTranslation();
  const data = weeks.map((week) => ({
    week: day(week.key).replace(/^\w+ /, ''),
    rate: week.value === undefined ? null : Number((100 * week.value).toFixed(1)),
  }));
  return (
    <div>
      <div aria-hidden className={styles.trend}>
        <LineChart
          h={220}
          data={data}
          dataKey="week"
          series={[{ name: 'rate', label: t('kpis.rate'), color: 'var(--cc-accent)' }]}
          curveType="linear"
          valueFormatter={(value) => `${value}%`}
          referenceLines={[{ y: 100 * TARGET, color: 'var(--cc-good)' }]}
          strokeWidth={2}
          tickLine="none"
          yAxisProps={{ domain: [0, 'auto'], width: 44, tickFormatter: (value) => `${value}%` }}
          lineProps={{ isAnimationActive: false }}
          lineChartProps={{ accessibilityLayer: false }}
        />
      </div>
      <p className={styles.key}>
        <span className={styles.sample} data-tone="good" aria-hidden />{' '}
        {t('kpis.target', { rate: percent(TARGET) })}
      </p>
      <ol className={styles.weeks} aria-label={t('kpis.weeks')}>
        {weeks.map((week) => (
          <li key={week.key}>
            <button type="button" onClick={() => onOpen(week)}>
              {day(week.key).replace(/^\w+ /, '')}
              <span className="cc-muted">
                {week.value === undefined ? t('kpis.notKnown') : percent(week.value)}
              </span>
              <span className="cc-hidden">
                {t('kpis.openWeek', {
                  day: day(week.key),
                  part: week.part?.count ?? 0,
                  whole: week.whole.count,
                })}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
