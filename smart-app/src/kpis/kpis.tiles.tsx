import { useTranslation } from 'react-i18next';
import { money } from '../ui/format';
import { percent, short, type Asked, type Figure, type Figures } from './kpis.model';
import styles from './kpis.module.css';

type Open = (asked: Omit<Asked, 'page'>) => void;

/** The five figures one looks at first, each with its claims behind it. */
export function Tiles({ now, before, onOpen }: { now: Figures; before: Figures; onOpen: Open }) {
  const { t } = useTranslation();
  const of = (figures: Figures, measure: string, group = 'claims') =>
    figures.reports[measure]?.groups[group];
  const change = (measure: string, group = 'claims', days = false) => {
    const one = of(now, measure, group)?.value;
    const other = of(before, measure, group)?.value;
    if (one === undefined || other === undefined) return t('kpis.noBefore');
    const by = days ? one - other : 100 * (one - other);
    const said = `${by > 0 ? '+' : ''}${by.toFixed(1)}`;
    return t(days ? 'kpis.changeDays' : 'kpis.changePoints', { by: said });
  };
  const share = (figure: Figure | undefined) =>
    figure?.value === undefined
      ? t(`kpis.note.${figure?.note ?? 'not-known'}`)
      : percent(figure.value);
  const rate = of(now, 'initial-denial-rate');
  const dollars = of(now, 'initial-denial-rate', 'dollars');
  const clean = of(now, 'clean-claim-rate');
  const days = of(now, 'days-to-resolution', 'median');
  const mean = of(now, 'days-to-resolution', 'mean');
  const won = of(now, 'appeal-success');
  const risk = of(now, 'dollars-at-risk', 'dollars');
  const age = of(now, 'dollars-at-risk', 'median');
  return (
    <ul className={styles.tiles}>
      <Tile
        title={t('kpis.tile.rate')}
        value={share(rate)}
        says={[
          rate?.part && t('kpis.ofClaims', { part: rate.part.count, whole: rate.whole.count }),
          dollars?.value !== undefined && t('kpis.byDollars', { share: percent(dollars.value) }),
          change('initial-denial-rate'),
        ]}
        onOpen={
          rate?.part && (() => onOpen({ measure: 'initial-denial-rate', population: 'numerator' }))
        }
      />
      <Tile
        title={t('kpis.tile.clean')}
        value={share(clean)}
        says={[
          clean?.part && t('kpis.ofClaims', { part: clean.part.count, whole: clean.whole.count }),
          change('clean-claim-rate'),
        ]}
        onOpen={
          clean?.part && (() => onOpen({ measure: 'clean-claim-rate', population: 'numerator' }))
        }
      />
      <Tile
        title={t('kpis.tile.days')}
        value={
          days?.value === undefined
            ? t(`kpis.note.${days?.note ?? 'not-known'}`)
            : t('kpis.days', { count: days.value })
        }
        says={[
          mean?.value !== undefined && t('kpis.meanDays', { days: mean.value }),
          change('days-to-resolution', 'median', true),
        ]}
        onOpen={
          days?.value !== undefined
            ? () => onOpen({ measure: 'days-to-resolution', population: days.wholeCode })
            : undefined
        }
      />
      <Tile
        title={t('kpis.tile.won')}
        value={share(won)}
        says={[
          won?.part && t('kpis.ofAppeals', { part: won.part.count, whole: won.whole.count }),
          change('appeal-success'),
        ]}
        onOpen={
          won?.part && won.whole.count > 0
            ? () => onOpen({ measure: 'appeal-success', population: 'numerator' })
            : undefined
        }
      />
      <Tile
        title={t('kpis.tile.risk')}
        value={risk?.value === undefined ? t('kpis.note.not-known') : short(risk.value)}
        says={[
          risk?.value !== undefined && money(risk.value),
          risk?.value !== undefined && t('kpis.openDenials', { count: risk.whole.count }),
          age?.value !== undefined && t('kpis.openFor', { days: age.value }),
        ]}
        onOpen={
          risk?.value !== undefined
            ? () => onOpen({ measure: 'dollars-at-risk', population: risk.wholeCode })
            : undefined
        }
      />
    </ul>
  );
}

function Tile({
  title,
  value,
  says,
  onOpen,
}: {
  title: string;
  value: string;
  says: (string | false | undefined)[];
  onOpen?: (() => void) | undefined;
}) {
  const inside = (
    <>
      <span className={styles.tileTitle}>{title}</span>
      <span className={styles.tileValue}>{value}</span>
      {says
        .filter((each) => typeof each === 'string')
        .map((each) => (
          <span key={each} className="cc-muted">
            {each}
          </span>
        ))}
    </>
  );
  return (
    <li>
      {onOpen ? (
        <button type="button" className={styles.tile} onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <div className={styles.tile}>{inside}</div>
      )}
    </li>
  );
}

const MORE = [
  'first-pass-yield',
  'rejection-rate',
  'overturn-rate',
  'preventable-share',
  'days-to-appeal',
  'denial-write-off',
  'edit-precision',
  'edit-recall',
] as const;

/** The other figures, each with what it is a share of. */
export function MoreFigures({ figures, onOpen }: { figures: Figures; onOpen: Open }) {
  const { t } = useTranslation();
  const said = (figure: Figure | undefined, days: boolean) => {
    if (figure?.value === undefined) return t(`kpis.note.${figure?.note ?? 'not-known'}`);
    return days ? t('kpis.days', { count: figure.value }) : percent(figure.value);
  };
  return (
    <section className={styles.more}>
      <h2>{t('kpis.more')}</h2>
      <dl>
        {MORE.map((measure) => {
          const groups = figures.reports[measure]?.groups;
          const days = measure.startsWith('days');
          const figure = days ? groups?.median : groups?.claims;
          const dollars = groups?.dollars;
          const known = figure?.value !== undefined;
          return (
            <div key={measure}>
              <dt>{t(`kpis.measure.${measure}`)}</dt>
              <dd>
                <strong>{said(figure, days)}</strong>{' '}
                {known &&
                  figure.part &&
                  t(dollars?.value === undefined ? 'kpis.partOf' : 'kpis.partOfDollars', {
                    part: figure.part.count,
                    whole: figure.whole.count,
                    share: percent(dollars?.value ?? 0),
                  })}
                <p className="cc-muted">{t(`kpis.means.${measure}`)}</p>
                {known && (
                  <p className={styles.opens}>
                    {figure.part && (
                      <button
                        type="button"
                        className={styles.link}
                        onClick={() => onOpen({ measure, population: 'numerator' })}
                      >
                        {t('kpis.openCounted', {
                          count: figure.part.count,
                          name: t(`kpis.measure.${measure}`),
                        })}
                      </button>
                    )}
                    <button
                      type="button"
                      className={styles.link}
                      onClick={() => onOpen({ measure, population: figure.wholeCode })}
                    >
                      {t('kpis.openWhole', {
                        count: figure.whole.count,
                        name: t(`kpis.measure.${measure}`),
                      })}
                    </button>
                  </p>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
