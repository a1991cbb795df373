import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dollarsOf, isFiltered, unfiltered } from './address.model';
import {
  LIMITS,
  SORTS,
  WAITING,
  type Choice,
  type HeldList,
  type HeldQuery,
  type Limit,
  type Sort,
} from './claims.model';
import styles from './claims.module.css';

/** What narrows and orders the list. Each change is asked of the server at once. */
export function Filters({
  query,
  list,
  onChange,
  onClear,
}: {
  query: HeldQuery;
  /** What there is to choose among; undefined until it is known. */
  list: HeldList | undefined;
  onChange: (query: HeldQuery) => void;
  onClear: (query: HeldQuery) => void;
}) {
  const { t } = useTranslation();
  const change = (part: Partial<HeldQuery>) => onChange({ ...query, page: 0, ...part });
  return (
    <div role="search" className={styles.filters} aria-label={t('held.filters')}>
      <NativeSelect
        label={t('held.filter.limit')}
        value={query.limit ?? ''}
        onChange={(event) =>
          change({ limit: (event.currentTarget.value || undefined) as Limit | undefined })
        }
        data={[
          { value: '', label: t('held.filter.all') },
          ...LIMITS.map((limit) => ({ value: limit, label: t(`held.limit.${limit}`) })),
        ]}
      />
      <NativeSelect
        label={t('held.filter.days')}
        value={String(query.days ?? '')}
        onChange={(event) => change({ days: Number(event.currentTarget.value) || undefined })}
        data={[
          { value: '', label: t('held.filter.all') },
          ...WAITING.map((days) => ({
            value: String(days),
            label: t('held.atLeast', { count: days }),
          })),
        ]}
      />
      <Among
        label={t('held.filter.payer')}
        choices={list?.payers ?? []}
        value={query.payer}
        onChange={(payer) => change({ payer })}
      />
      <Among
        label={t('held.filter.edit')}
        choices={(list?.edits ?? []).map((each) => ({
          ...each,
          name: t(`edit.${each.value}`, each.value),
        }))}
        value={query.edit}
        onChange={(edit) => change({ edit })}
      />
      <Among
        label={t('held.filter.clinician')}
        choices={list?.clinicians ?? []}
        value={query.clinician}
        onChange={(clinician) => change({ clinician })}
      />
      <Dollars
        label={t('held.filter.from')}
        value={query.from}
        onChange={(from) => change({ from })}
      />
      <Dollars label={t('held.filter.to')} value={query.to} onChange={(to) => change({ to })} />
      <NativeSelect
        label={t('held.sort.by')}
        className={styles.sort}
        value={query.sort}
        onChange={(event) => change({ sort: event.currentTarget.value as Sort })}
        data={SORTS.map((sort) => ({ value: sort, label: t(`held.sort.${sort}`) }))}
      />
      {isFiltered(query) && (list?.rows.length ?? 0) > 0 && (
        <Button size="compact-md" variant="subtle" onClick={() => onClear(unfiltered(query))}>
          {t('held.clear')}
        </Button>
      )}
    </div>
  );
}

function Among({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: Choice[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslation();
  // A link may name what this list has none of: it still says what it is filtered by.
  const gone = value !== undefined && !choices.some((each) => each.value === value);
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: t('held.filter.all') },
        ...choices.map((each) => ({ value: each.value, label: `${each.name} (${each.count})` })),
        ...(gone ? [{ value, label: t('held.filter.gone') }] : []),
      ]}
    />
  );
}

/** An amount is taken when the field is left or Enter is pressed, not at each digit. */
function Dollars({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const written = String(value ?? '');
  const [taken, setTaken] = useState(value);
  const [text, setText] = useState(written);
  // Back, a link or "Clear filters" changed it.
  if (taken !== value) {
    setTaken(value);
    setText(written);
  }
  const amount = dollarsOf(text);
  const wrong = amount === undefined && text.trim() !== '';
  const take = () => {
    if (wrong || amount === value) return;
    setTaken(amount);
    onChange(amount);
  };
  return (
    <TextInput
      label={label}
      value={text}
      inputMode="decimal"
      className={styles.dollars}
      error={wrong && t('held.filter.noAmount')}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
