import { createRoot } from 'react-dom/client';
import { IdleGuard } from './launch/idle-guard';
import { sessionAt, standaloneLaunch } from './launch/launch';
import { LaunchFailed, Opening } from './launch/launch.page';
import { startI18n } from './ui/i18n';
import { newQueryClient, ScreenFrame } from './ui/provider';
import { isScreen, Worklists } from './worklists';
import './ui/panel-styles';

/** Entry of `/app/`: the app without an EHR. Signing in comes first. */
startI18n();
const client = newQueryClient();
const root = createRoot(document.getElementById('root') as HTMLElement);
const show = (page: React.ReactNode) =>
  root.render(<ScreenFrame client={client}>{page}</ScreenFrame>);

/** The address that was asked for before signing in; one of ours has ids and filters, and no name. */
const ASKED = 'cleanclaim.asked';

async function signIn() {
  try {
    const { pathname, search } = window.location;
    window.sessionStorage.setItem(ASKED, pathname + search);
    window.location.assign(await standaloneLaunch());
  } catch (error) {
    show(<LaunchFailed error={error} onRetry={() => void signIn()} />);
  }
}

async function open() {
  show(<Opening />);
  try {
    const session = await sessionAt(new URL(window.location.href));
    if (!session) return await signIn();
    const asked = window.sessionStorage.getItem(ASKED);
    window.sessionStorage.removeItem(ASKED);
    if (isScreen(asked)) window.history.replaceState(null, '', asked);
    show(
      <IdleGuard
        onWipe={() => {
          session.end();
          client.clear();
        }}
        onAgain={() => void signIn()}
      >
        <Worklists session={session} />
      </IdleGuard>,
    );
  } catch (error) {
    show(<LaunchFailed error={error} onRetry={() => void signIn()} />);
  }
}

void open();
