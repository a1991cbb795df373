import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dollarsOf, isFiltered, unfiltered } from './address.model';
import {
  ACTIONS,
  DUES,
  SORTS,
  type Action,
  type Choice,
  type DenialList,
  type DenialQuery,
  type DueIn,
  type Sort,
} from './denials.model';
import styles from './denials.module.css';

/** What narrows and orders the list. Each change is asked of the server at once. */
export function Filters({
  query,
  list,
  onChange,
  onClear,
}: {
  query: DenialQuery;
  /** What there is to choose among; undefined until it is known. */
  list: DenialList | undefined;
  onChange: (query: DenialQuery) => void;
  onClear: (query: DenialQuery) => void;
}) {
  const { t } = useTranslation();
  const change = (part: Partial<DenialQuery>) => onChange({ ...query, page: 0, ...part });
  return (
    <div role="search" className={styles.filters} aria-label={t('denials.filters')}>
      <NativeSelect
        label={t('denials.filter.due')}
        value={query.due ?? ''}
        onChange={(event) =>
          change({ due: (event.currentTarget.value || undefined) as DueIn | undefined })
        }
        data={[
          { value: '', label: t('denials.filter.all') },
          ...DUES.map((due) => ({ value: due, label: t(`denials.dueIn.${due}`) })),
        ]}
      />
      <Among
        label={t('denials.filter.payer')}
        choices={list?.payers ?? []}
        value={query.payer}
        onChange={(payer) => change({ payer })}
      />
      <Among
        label={t('denials.filter.category')}
        choices={list?.categories ?? []}
        value={query.category}
        onChange={(category) => change({ category })}
      />
      <NativeSelect
        label={t('denials.filter.action')}
        value={query.action ?? ''}
        onChange={(event) =>
          change({ action: (event.currentTarget.value || undefined) as Action | undefined })
        }
        data={[
          { value: '', label: t('denials.filter.all') },
          ...ACTIONS.map((action) => ({ value: action, label: t(`denials.action.${action}`) })),
        ]}
      />
      <Among
        label={t('denials.filter.owner')}
        choices={list?.owners ?? []}
        value={query.owner}
        onChange={(owner) => change({ owner })}
      />
      {((list?.sites.length ?? 0) > 1 || query.site) && (
        <Among
          label={t('denials.filter.site')}
          choices={list?.sites ?? []}
          value={query.site}
          onChange={(site) => change({ site })}
        />
      )}
      <Typed
        label={t('denials.filter.code')}
        value={query.code}
        read={(text) => (/^[A-Za-z]{0,2}-?\d{1,3}$|^[A-Z]\d{1,2}$/.test(text) ? text : undefined)}
        wrong={t('denials.filter.noCode')}
        onChange={(code) => change({ code })}
      />
      <Typed
        label={t('denials.filter.from')}
        value={query.from}
        read={dollarsOf}
        wrong={t('denials.filter.noAmount')}
        onChange={(from) => change({ from })}
      />
      <Typed
        label={t('denials.filter.to')}
        value={query.to}
        read={dollarsOf}
        wrong={t('denials.filter.noAmount')}
        onChange={(to) => change({ to })}
      />
      <NativeSelect
        label={t('denials.sort.by')}
        className={styles.sort}
        value={query.sort}
        onChange={(event) => change({ sort: event.currentTarget.value as Sort })}
        data={SORTS.map((sort) => ({ value: sort, label: t(`denials.sort.${sort}`) }))}
      />
      {isFiltered(query) && (list?.rows.length ?? 0) > 0 && (
        <Button size="compact-md" variant="subtle" onClick={() => onClear(unfiltered(query))}>
          {t('denials.clear')}
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
        { value: '', label: t('denials.filter.all') },
        ...choices.map((each) => ({ value: each.value, label: `${each.name} (${each.count})` })),
        ...(gone ? [{ value, label: t('denials.filter.gone') }] : []),
      ]}
    />
  );
}

/** What is typed is taken when the field is left or Enter is pressed, not at each letter. */
function Typed<T extends string | number>({
  label,
  value,
  read,
  wrong,
  onChange,
}: {
  label: string;
  value: T | undefined;
  /** The value, or undefined for what is none. */
  read: (text: string) => T | undefined;
  wrong: string;
  onChange: (value: T | undefined) => void;
}) {
  const written = String(value ?? '');
  const [taken, setTaken] = useState(value);
  const [text, setText] = useState(written);
  // Back, a link or "Clear filters" changed it.
  if (taken !== value) {
    setTaken(value);
    setText(written);
  }
  const found = text.trim() === '' ? undefined : read(text.trim());
  const isWrong = found === undefined && text.trim() !== '';
  const take = () => {
    if (isWrong || found === value) return;
    setTaken(found);
    onChange(found);
  };
  return (
    <TextInput
      label={label}
      value={text}
      className={styles.short}
      error={isWrong && wrong}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
