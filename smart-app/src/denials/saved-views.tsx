import { Button, NativeSelect, TextInput } from '@mantine/core';
import { BookmarkPlus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure } from '../ui/states';
import { useForget, useSave, useSavedViews, type Audience } from './saved-views.query';
import styles from './denials.module.css';

/** The teams of the taxonomy that ships; a site's own are told by the operation. */
const TEAMS = ['biller', 'coder', 'clinician', 'front-desk', 'credentialing'];

/** Lists that are kept under a name: a person's own, and those of teams and the site. */
export function SavedViews({
  session,
  search,
  online,
  onView,
}: {
  session: Session;
  /** What the address of the list says now, without its question mark. */
  search: string;
  online: boolean;
  onView: (search: string) => void;
}) {
  const { t } = useTranslation();
  const views = useSavedViews(session);
  const save = useSave(session);
  const forget = useForget(session);
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  /** private, site, or a team. */
  const [whose, setWhose] = useState('private');
  return (
    <div role="group" aria-label={t('denials.saved.label')} className={styles.views}>
      {(views.data ?? []).map((view) => (
        <span key={view.id} className={styles.saved}>
          <Button
            size="compact-md"
            variant={view.query === search ? 'light' : 'subtle'}
            aria-pressed={view.query === search}
            onClick={() => onView(view.query)}
          >
            {view.name}
            {view.audience !== 'private' && (
              <span className="cc-muted">
                {' '}
                (
                {view.team
                  ? t(`denials.team.${view.team}`, { defaultValue: view.team })
                  : t('denials.saved.site')}
                )
              </span>
            )}
          </Button>
          {view.own && (
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={!online}
              aria-label={t('denials.saved.forget', { name: view.name })}
              onClick={() => forget.mutate(view.id)}
            >
              <X aria-hidden size={14} />
            </Button>
          )}
        </span>
      ))}
      {naming ? (
        <form
          className={styles.naming}
          aria-label={t('denials.saved.save')}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate(
              TEAMS.includes(whose)
                ? { name: name.trim(), query: search, audience: 'team', team: whose }
                : { name: name.trim(), query: search, audience: whose as Audience },
              {
                onSuccess: () => {
                  setNaming(false);
                  setName('');
                },
              },
            );
          }}
        >
          <TextInput
            label={t('denials.saved.name')}
            value={name}
            maxLength={100}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('denials.saved.for')}
            value={whose}
            onChange={(event) => setWhose(event.currentTarget.value)}
            data={[
              ...(['private', 'site'] as const).map((each) => ({
                value: each as string,
                label: t(`denials.saved.audience.${each}`),
              })),
              ...TEAMS.map((team) => ({ value: team, label: t(`denials.team.${team}`) })),
            ]}
          />
          <Button
            type="submit"
            size="sm"
            disabled={!online || !name.trim()}
            loading={save.isPending}
          >
            {t('denials.saved.keep')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => setNaming(false)}>
            {t('ui.cancel')}
          </Button>
        </form>
      ) : (
        <Button
          size="compact-md"
          variant="subtle"
          leftSection={<BookmarkPlus aria-hidden size={14} />}
          onClick={() => setNaming(true)}
        >
          {t('denials.saved.save')}
        </Button>
      )}
      {[views.error, save.error, forget.error].map(
        (error, index) =>
          error && <Failure key={index} title={t('denials.saved.failed')} error={error} />,
      )}
    </div>
  );
}
