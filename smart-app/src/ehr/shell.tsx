import { ActionIcon, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link, Outlet, useSearch } from '@tanstack/react-router';
import { Activity, Moon, RotateCcw, Sun } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { spokenName } from '../fhir/claim';
import { Failure } from '../ui/states';
import { useReset, useUser } from './chart.query';
import { Tour } from './tour';
import styles from './shell.module.css';

/** For whoever wants to see behind the screen: nobody else waits for it to load. */
const HookInspector = lazy(async () => ({
  default: (await import('./hook-inspector.drawer')).HookInspector,
}));

/** What stands around every page of the demo EHR. */
export function Shell() {
  const { t } = useTranslation();
  const [inspecting, setInspecting] = useState<boolean>();
  const { tour } = useSearch({ strict: false });
  const reset = useReset();
  return (
    <>
      <a href="#content" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <header className={styles.header}>
        <Brand />
        <nav className={styles.nav} aria-label={t('shell.pages')}>
          <Link to="/" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            {t('shell.start')}
          </Link>
          <Link to="/schedule" activeProps={{ 'aria-current': 'page' }}>
            {t('shell.schedule')}
          </Link>
        </nav>
        <div className={styles.tools}>
          <Button
            size="xs"
            variant="default"
            leftSection={<Activity aria-hidden size={16} />}
            onClick={() => setInspecting(true)}
          >
            {t('shell.inspector')}
          </Button>
          <Button
            size="xs"
            variant="default"
            loading={reset.isPending}
            leftSection={<RotateCcw aria-hidden size={16} />}
            onClick={() => reset.mutate()}
          >
            {t('shell.reset')}
          </Button>
          <SchemeSwitch />
          <User />
        </div>
      </header>
      {tour && <Tour step={tour} />}
      <main id="content" className={styles.main}>
        {reset.error && <Failure title={t('shell.resetFailed')} error={reset.error} />}
        {reset.isSuccess && (
          <p role="status" className={styles.reset}>
            {t('shell.resetDone')}
          </p>
        )}
        <Outlet key={reset.submittedAt} />
      </main>
      {inspecting !== undefined && (
        <Suspense>
          <HookInspector opened={inspecting} onClose={() => setInspecting(false)} />
        </Suspense>
      )}
    </>
  );
}

export function Brand() {
  const { t } = useTranslation();
  return (
    <p className={styles.brand}>
      <strong>{t('shell.clinic')}</strong>
      <span className={styles.demo}>{t('shell.demo')}</span>
    </p>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      variant="default"
      size={32}
      aria-label={dark ? t('shell.light') : t('shell.dark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <Sun aria-hidden size={16} /> : <Moon aria-hidden size={16} />}
    </ActionIcon>
  );
}

function User() {
  const user = useUser();
  return <span className={styles.user}>{user.data ? spokenName(user.data.name) : ''}</span>;
}
