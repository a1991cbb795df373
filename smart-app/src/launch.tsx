import { createRoot } from 'react-dom/client';
import { ehrLaunch } from './launch/launch';
import { LaunchFailed, Opening } from './launch/launch.page';
import { startI18n } from './ui/i18n';
import { newQueryClient, ScreenFrame } from './ui/provider';
import './ui/panel-styles';

/** Entry of `/app/launch`: an EHR sends people here with `iss` and `launch`. */
startI18n();
const client = newQueryClient();
const root = createRoot(document.getElementById('root') as HTMLElement);

async function launch() {
  root.render(
    <ScreenFrame client={client}>
      <Opening />
    </ScreenFrame>,
  );
  try {
    window.location.replace(await ehrLaunch(new URL(window.location.href)));
  } catch (error) {
    root.render(
      <ScreenFrame client={client}>
        <LaunchFailed error={error} onRetry={() => void launch()} />
      </ScreenFrame>,
    );
  }
}

void launch();
