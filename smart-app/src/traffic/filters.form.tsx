import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DIRECTIONS,
  isFiltered,
  LAST,
  STATES,
  unfiltered,
  type ExchangeList,
  type Last,
  type Query,
} from './traffic.model';
import styles from './traffic.module.css';

/** What narrows the list. Each change is asked of the server at once. */
export function Filters({
  query,
  list,
  onChange,
}: {
  query: Query;
  list: ExchangeList;
  onChange: (query: Query) => void;
}) {
  const { t } = useTranslation();
  const change = (part: Partial<Query>) => onChange({ ...query, page: 0, ...part });
  const any = { value: '', label: t('traffic.any') };
  return (
    <div role="search" className={styles.filters} aria-label={t('traffic.filters')}>
      <NativeSelect
        label={t('traffic.filter.last')}
        value={query.last}
        onChange={(event) => change({ last: event.currentTarget.value as Last })}
        data={LAST.map((last) => ({ value: last, label: t(`traffic.last.${last}`) }))}
      />
      <NativeSelect
        label={t('traffic.filter.direction')}
        value={query.direction ?? ''}
        onChange={(event) => change({ direction: event.currentTarget.value || undefined })}
        data={[
          any,
          ...DIRECTIONS.map((each) => ({ value: each, label: t(`traffic.direction.${each}`) })),
        ]}
      />
      <NativeSelect
        label={t('traffic.filter.kind')}
        value={query.kind ?? ''}
        onChange={(event) => change({ kind: event.currentTarget.value || undefined })}
        data={[any, ...known(list.kinds, query.kind).map((kind) => ({ value: kind, label: kind }))]}
      />
      <NativeSelect
        label={t('traffic.filter.payer')}
        value={query.payer ?? ''}
        onChange={(event) => change({ payer: event.currentTarget.value || undefined })}
        data={[
          any,
          ...known(
            list.payers.map((payer) => payer.id),
            query.payer,
          ).map((id) => ({
            value: id,
            label: list.payers.find((payer) => payer.id === id)?.name ?? id,
          })),
        ]}
      />
      <NativeSelect
        label={t('traffic.filter.state')}
        value={query.state ?? ''}
        onChange={(event) => change({ state: event.currentTarget.value || undefined })}
        data={[
          any,
          ...STATES.map((state) => ({ value: state, label: t(`traffic.state.${state}`) })),
        ]}
      />
      <Trace value={query.trace} onChange={(trace) => change({ trace })} />
      {isFiltered(query) && list.total > 0 && (
        <Button size="compact-md" variant="subtle" onClick={() => onChange(unfiltered(query))}>
          {t('traffic.clear')}
        </Button>
      )}
    </div>
  );
}

/** A link may name what there is nothing of now: it still says what it is filtered by. */
const known = (values: string[], asked: string | undefined) =>
  asked === undefined || values.includes(asked) ? values : [...values, asked];

/** A number is taken when the field is left or Enter is pressed, not at each letter. */
function Trace({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [taken, setTaken] = useState(value);
  const [text, setText] = useState(value ?? '');
  // Back, a link or "Clear filters" changed it.
  if (taken !== value) {
    setTaken(value);
    setText(value ?? '');
  }
  const take = () => {
    const wanted = text.trim() || undefined;
    if (wanted === value) return;
    setTaken(wanted);
    onChange(wanted);
  };
  return (
    <TextInput
      label={t('traffic.filter.trace')}
      value={text}
      maxLength={200}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}
