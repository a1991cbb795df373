import { createRoot } from 'react-dom/client';
import { PanelPage } from './alerts/panel.page';
import { IdleGuard } from './launch/idle-guard';
import { sessionAt } from './launch/launch';
import { LaunchFailed, Opening, SignedOut } from './launch/launch.page';
import { startI18n } from './ui/i18n';
import { newQueryClient, ScreenFrame } from './ui/provider';
import './ui/panel-styles';

/** Entry of `/app/panel`: the panel in an EHR, where the authorization server sends us back to. */
startI18n();
const client = newQueryClient();
const root = createRoot(document.getElementById('root') as HTMLElement);
const show = (page: React.ReactNode) =>
  root.render(<ScreenFrame client={client}>{page}</ScreenFrame>);

async function open() {
  show(<Opening />);
  try {
    const session = await sessionAt(new URL(window.location.href));
    if (!session) return show(<SignedOut reason="reload" />);
    show(
      <IdleGuard
        onWipe={() => {
          session.end();
          client.clear();
        }}
      >
        <PanelPage session={session} />
      </IdleGuard>,
    );
  } catch (error) {
    show(<LaunchFailed error={error} />);
  }
}

void open();
