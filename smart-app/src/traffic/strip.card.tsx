import { useTranslation } from 'react-i18next';
import type { Last, Strip } from './traffic.model';
import styles from './traffic.module.css';

const PLACES = ['in', 'scrubbed', 'out', 'answers', 'held', 'dead'] as const;

/** What passed each place on the way, and what stands still now. */
export function RouteStrip({ strip, last }: { strip: Strip; last: Last }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('traffic.strip')}>
      <dl className={styles.strip}>
        {PLACES.map((place) => (
          <div key={place} data-stands={(place === 'held' || place === 'dead') && strip[place] > 0}>
            <dt>{t(`traffic.place.${place}`)}</dt>
            <dd className="cc-money">{strip[place].toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      <p className="cc-muted">{t('traffic.stripOf', { last: t(`traffic.last.${last}`) })}</p>
    </section>
  );
}
