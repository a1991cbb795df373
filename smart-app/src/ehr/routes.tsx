import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  retainSearchParams,
  type RouterHistory,
} from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/states';
import { ChartPage } from './chart.page';
import { SchedulePage } from './schedule.page';
import { Shell } from './shell';
import { StartPage } from './start.page';
import { tourStep } from './tour';

interface Search {
  /** The story a newcomer is led through. */
  tour?: number | undefined;
}

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotThere,
  // An address may name any number: said outright, or it stays as it came.
  validateSearch: (search: Record<string, unknown>): Search => ({ tour: tourStep(search.tour) }),
  search: { middlewares: [retainSearchParams<Search>(['tour'])] },
});

const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage });

const chart = createRoute({
  getParentRoute: () => root,
  path: '/patients/$patient',
  component: ChartPage,
});

const schedule = createRoute({
  getParentRoute: () => root,
  path: '/schedule',
  component: SchedulePage,
  validateSearch: (search: Record<string, unknown>): { visit?: string } =>
    typeof search.visit === 'string' ? { visit: search.visit } : {},
});

/** The pages of the demo EHR below `/ehr`. */
export const newRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree: root.addChildren([start, chart, schedule]),
    basepath: '/ehr',
    ...(history ? { history } : {}),
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}

function NotThere() {
  const { t } = useTranslation();
  return <Empty title={t('shell.notThere')} action={<Link to="/">{t('shell.toStart')}</Link>} />;
}
