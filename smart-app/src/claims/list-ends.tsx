import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/states';
import { isFiltered, unfiltered } from './address.model';
import { PAGE, type HeldQuery } from './claims.model';
import styles from './claims.module.css';

/** An empty list says why: nothing is there, nothing fits, or the page is past its end. */
export function Nothing({
  query,
  count,
  onChange,
}: {
  query: HeldQuery;
  count: number;
  onChange: (query: HeldQuery) => void;
}) {
  const { t } = useTranslation();
  if (count > 0) {
    return (
      <Empty
        title={t('held.pastEnd')}
        action={
          <Button variant="default" onClick={() => onChange({ ...query, page: 0 })}>
            {t('held.firstPage')}
          </Button>
        }
      />
    );
  }
  if (isFiltered(query)) {
    return (
      <Empty
        title={t('held.noneHere')}
        action={
          <Button variant="default" onClick={() => onChange(unfiltered(query))}>
            {t('held.clear')}
          </Button>
        }
      />
    );
  }
  return <Empty title={t(`held.none.${query.view}`)}>{t(`held.noneNext.${query.view}`)}</Empty>;
}

/** The pages of a list of more than one. */
export function Pages({
  query,
  count,
  onPage,
}: {
  query: HeldQuery;
  count: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (count <= PAGE) return null;
  const first = query.page * PAGE + 1;
  const last = Math.min(count, first + PAGE - 1);
  return (
    <nav aria-label={t('held.pages')} className={styles.pages}>
      <Button
        size="compact-md"
        variant="default"
        disabled={query.page === 0}
        onClick={() => onPage(query.page - 1)}
      >
        {t('held.previous')}
      </Button>
      <span>{t('held.range', { first, last, count })}</span>
      <Button
        size="compact-md"
        variant="default"
        disabled={last >= count}
        onClick={() => onPage(query.page + 1)}
      >
        {t('held.next')}
      </Button>
    </nav>
  );
}
