import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { PanelPage } from './alerts/panel.page';
import { IdleGuard } from './launch/idle-guard';
import { openingOf } from './launch/intent';
import { sessionAt } from './launch/launch';
import { LaunchFailed, Opening, SignedOut } from './launch/launch.page';
import { ehrLook } from './launch/style';
import type { Look } from './ui/ehr-style';
import { startI18n } from './ui/i18n';
import { newQueryClient, ScreenFrame } from './ui/provider';
import './ui/panel-styles';

/** Entry of `/app/panel`: the panel in an EHR, where the authorization server sends us back to. */
startI18n();
const client = newQueryClient();
const root = createRoot(document.getElementById('root') as HTMLElement);
const show = (page: React.ReactNode, look?: Look) =>
  root.render(
    <ScreenFrame client={client} look={look}>
      {page}
    </ScreenFrame>,
  );

/** Screens of the app that an EHR launches without a patient: the panel waits for none of them. */
const Worklists = lazy(async () => ({ default: (await import('./worklists')).Worklists }));

async function open() {
  show(<Opening />);
  try {
    const session = await sessionAt(new URL(window.location.href));
    if (!session) return show(<SignedOut reason="reload" />);
    const opening = openingOf(session);
    if ('screen' in opening) window.history.replaceState(null, '', opening.screen);
    show(
      <IdleGuard
        onWipe={() => {
          session.end();
          client.clear();
        }}
      >
        {'screen' in opening ? (
          <Suspense fallback={<Opening />}>
            <Worklists session={session} />
          </Suspense>
        ) : (
          <PanelPage session={session} />
        )}
      </IdleGuard>,
      await ehrLook(session),
    );
  } catch (error) {
    show(<LaunchFailed error={error} />);
  }
}

void open();
