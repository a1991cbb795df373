import { lazy, Suspense, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ClaimAlerts } from './alerts/alerts.panel';
import { HomePage } from './alerts/home.page';
import { CoveragePage } from './coverage/coverage.page';
import type { Session } from './fhir/session';
import { goTo, usePath } from './ui/address';
import { Loading } from './ui/states';
import styles from './worklists.module.css';

/** The billing office's screens: a clinician or a scheduler does not wait for them to load. */
const ClaimsPage = lazy(async () => ({
  default: (await import('./claims/claims.page')).ClaimsPage,
}));
/** A manager's screen: nobody else waits for it to load. */
const QualityPage = lazy(async () => ({
  default: (await import('./quality/quality.page')).QualityPage,
}));
/** The same: charts weigh more than all the other screens. */
const KpisPage = lazy(async () => ({
  default: (await import('./kpis/kpis.page')).KpisPage,
}));

/** A biller's. */
const DenialsPage = lazy(async () => ({
  default: (await import('./denials/denials.page')).DenialsPage,
}));

/** Only who appeals writes letters. */
const AppealLetter = lazy(async () => ({
  default: (await import('./appeals/appeal-letter.form')).AppealLetter,
}));

/** What to do about a denial, and who writes it down. */
const PlaybooksPage = lazy(async () => ({
  default: (await import('./playbooks/playbooks.page')).PlaybooksPage,
}));
const PlaybookPage = lazy(async () => ({
  default: (await import('./playbooks/page.card')).PageCard,
}));

/** An integration engineer's screen. */
const TrafficPage = lazy(async () => ({
  default: (await import('./traffic/traffic.page')).TrafficPage,
}));

/** The screens below `/app/`, each one line. */
interface Screen {
  path: string;
  name: string;
  page: (session: Session) => ReactNode;
  /** A scope without which there is nothing to see. */
  scope?: string;
  /** Whether addresses below the path are the screen's own: one of its things, opened. */
  below?: boolean;
}

const SCREENS: Screen[] = [
  { path: '/app/', name: 'claims', page: (session) => <HomePage session={session} /> },
  {
    path: '/app/claims',
    name: 'held',
    page: (session) => (
      <ClaimsPage
        session={session}
        details={(claim, documentation) => (
          <ClaimAlerts session={session} claim={claim} documentation={documentation} />
        )}
      />
    ),
  },
  {
    path: '/app/denials',
    name: 'denials',
    page: (session) => (
      <DenialsPage
        session={session}
        playbook={(task) => (
          <Suspense fallback={<Loading label="" />}>
            <PlaybookPage session={session} task={task} onOpen={goTo} />
          </Suspense>
        )}
        letter={(appeal, onChanged) => (
          <Suspense fallback={<Loading label="" />}>
            <AppealLetter session={session} appeal={appeal} onChanged={onChanged} />
          </Suspense>
        )}
      />
    ),
    below: true,
  },
  {
    path: '/app/playbooks',
    name: 'playbooks',
    page: (session) => <PlaybooksPage session={session} />,
    below: true,
  },
  {
    path: '/app/coverage',
    name: 'coverage',
    page: (session) => <CoveragePage session={session} />,
  },
  {
    path: '/app/kpis',
    name: 'kpis',
    page: (session) => <KpisPage session={session} denialAt={denialAt} />,
  },
  { path: '/app/quality', name: 'quality', page: (session) => <QualityPage session={session} /> },
  {
    path: '/app/traffic',
    name: 'traffic',
    page: (session) => <TrafficPage session={session} />,
    scope: 'cleanclaim/traffic.read',
  },
];

/** Where a denial is worked. */
const denialAt = (task: string) => `/app/denials/${encodeURIComponent(task)}`;

const isAt = ({ path, below }: Screen, at: string | undefined) =>
  at === path || (below === true && at !== undefined && at.startsWith(`${path}/`));

/** Whether an address is one of a screen, to return to after signing in. */
export const isScreen = (address: string | null): address is string =>
  SCREENS.some((screen) => isAt(screen, address?.split('?')[0]));

/** A screen that a person may not use is not offered; its address still says so. */
const isFor = ({ scope }: Screen, session: Session) =>
  scope === undefined || (session.scope ?? '').split(' ').includes(scope);

/**
 * The app on its own: screens beside each other. Tokens live in memory only, so going from one to
 * another never loads the page anew.
 */
export function Worklists({ session }: { session: Session }) {
  const { t } = useTranslation();
  const path = usePath();
  const go = (event: MouseEvent, to: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(to);
  };
  const current = SCREENS.find((screen) => isAt(screen, path)) ?? SCREENS[0];
  return (
    <>
      <nav className={styles.nav} aria-label={t('worklists.label')}>
        {SCREENS.filter((screen) => isFor(screen, session)).map((screen) => (
          <a
            key={screen.path}
            href={screen.path}
            aria-current={screen === current ? 'page' : undefined}
            onClick={(event) => go(event, screen.path)}
          >
            {t(`worklists.${screen.name}`)}
          </a>
        ))}
      </nav>
      <Suspense fallback={<Loading label={t('worklists.label')} />}>
        {current?.page(session)}
      </Suspense>
    </>
  );
}
