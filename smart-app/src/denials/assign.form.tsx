import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { money } from '../ui/format';
import { Failure } from '../ui/states';
import { MOST_IN_BATCH } from './address.model';
import { sumOf, type Choice, type DenialQuery } from './denials.model';
import { useAssignMany, type Receiver } from './denials.query';
import type { Chosen } from './denials.table';
import styles from './denials.module.css';

/** Teams the taxonomy routes to; a site's own are typed as a person is. */
export const TEAMS = ['biller', 'coder', 'clinician', 'front-desk', 'credentialing'] as const;

const ME = 'me';
const NOBODY = 'nobody';
const OTHER = 'other';

/** To whom: me, a team, somebody who has denials already, somebody else by name, nobody. */
export function ReceiverFields({
  session,
  owners,
  value,
  onChange,
}: {
  session: Session;
  owners: Choice[];
  value: Receiver | undefined;
  onChange: (to: Receiver | undefined) => void;
}) {
  const { t } = useTranslation();
  const [kind, setKind] = useState('');
  const [name, setName] = useState('');
  const take = (choice: string) => {
    setKind(choice);
    if (choice === ME) onChange({ owner: session.user });
    else if (choice === NOBODY) onChange({ unassign: true });
    else if (choice.startsWith('team:')) onChange({ team: choice.slice(5) });
    else if (choice.startsWith('owner:')) onChange({ owner: choice.slice(6) });
    else onChange(name.trim() && choice === OTHER ? { owner: name.trim() } : undefined);
  };
  return (
    <>
      <NativeSelect
        label={t('denials.assign.to')}
        value={value ? kind : kind === OTHER ? OTHER : ''}
        onChange={(event) => take(event.currentTarget.value)}
        data={[
          { value: '', label: t('denials.assign.choose') },
          { value: ME, label: t('denials.assign.me') },
          ...TEAMS.map((team) => ({
            value: `team:${team}`,
            label: t('denials.assign.team', { team: t(`denials.team.${team}`) }),
          })),
          ...owners.map((owner) => ({ value: `owner:${owner.value}`, label: owner.name })),
          { value: OTHER, label: t('denials.assign.other') },
          { value: NOBODY, label: t('denials.assign.nobody') },
        ]}
      />
      {kind === OTHER && (
        <TextInput
          label={t('denials.assign.name')}
          value={name}
          maxLength={100}
          onChange={(event) => {
            const words = event.currentTarget.value;
            setName(words);
            onChange(words.trim() ? { owner: words.trim() } : undefined);
          }}
        />
      )}
    </>
  );
}

/** What is done with the denials that are selected, or with all of the list. */
export function AssignForm({
  session,
  query,
  chosen,
  count,
  everyOne,
  owners,
  online,
  onEveryOne,
  onAppeal,
  onDone,
}: {
  session: Session;
  query: DenialQuery;
  chosen: Chosen;
  /** How many the list has. */
  count: number;
  /** Whether all of the list is meant, also what is on other pages. */
  everyOne: boolean;
  owners: Choice[];
  online: boolean;
  onEveryOne: (all: boolean) => void;
  /** Appeals those that are selected in one go. */
  onAppeal: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [to, setTo] = useState<Receiver>();
  const assign = useAssignMany(session);
  const rows = [...chosen.values()];
  const failed = assign.data?.failed ?? [];
  return (
    <form
      className={styles.bulk}
      aria-label={t('denials.selected', { count: rows.length, sum: money(sumOf(rows)) })}
      onSubmit={(event) => {
        event.preventDefault();
        if (!to) return;
        assign.mutate(
          { to, wanted: everyOne ? { all: query } : { rows } },
          { onSuccess: (outcome) => outcome.failed.length === 0 && onDone() },
        );
      }}
    >
      <p role="status">
        {everyOne
          ? t('denials.selectedAll', { count })
          : t('denials.selected', { count: rows.length, sum: money(sumOf(rows)) })}
      </p>
      {count > rows.length && (
        <Checkbox
          label={t('denials.everyOne', { count })}
          checked={everyOne}
          onChange={(event) => onEveryOne(event.currentTarget.checked)}
        />
      )}
      <ReceiverFields session={session} owners={owners} value={to} onChange={setTo} />
      <Button type="submit" size="sm" disabled={!online || !to} loading={assign.isPending}>
        {t('denials.assign.do')}
      </Button>
      {!everyOne && rows.length <= MOST_IN_BATCH && (
        <Button size="sm" variant="default" onClick={onAppeal}>
          {t('denials.startAppeals', { count: rows.length })}
        </Button>
      )}
      <Button size="sm" variant="subtle" onClick={onDone}>
        {t('denials.letGo')}
      </Button>
      {assign.error && <Failure title={t('denials.assign.failed')} error={assign.error} />}
      {failed.length > 0 && (
        <div role="alert">
          <p>
            {t('denials.assign.some', { count: assign.data?.assigned ?? 0, failed: failed.length })}
          </p>
          <ul>
            {failed.map((each) => (
              <li key={each.task}>
                {chosen.get(each.task)?.patient ?? each.task}: {each.reason}
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
}
