import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import { EhrContext } from './ehr/ehr.context';
import { newRouter } from './ehr/routes';
import { SignInPage } from './ehr/sign-in.page';
import { sessionOf } from './fhir/session';
import { authorized, isRedirect } from './fhir/smart';
import words from './locales/en.ehr.json';
import { startI18n } from './ui/i18n';
import { newQueryClient, ScreenFrame } from './ui/provider';

/** Entry of `/ehr/`: the demo EHR. */
startI18n(words);
const client = newQueryClient();
const root = createRoot(document.getElementById('root') as HTMLElement);
const show = (page: React.ReactNode) =>
  root.render(<ScreenFrame client={client}>{page}</ScreenFrame>);

async function open() {
  const address = new URL(window.location.href);
  if (!isRedirect(address)) return show(<SignInPage />);
  try {
    window.history.replaceState(null, '', '/ehr/');
    const answer = await authorized(address);
    if (answer.returnTo?.startsWith('/ehr/')) {
      window.history.replaceState(null, '', answer.returnTo);
    }
    show(
      <EhrContext session={sessionOf(answer)}>
        <RouterProvider router={newRouter()} />
      </EhrContext>,
    );
  } catch (error) {
    show(<SignInPage failure={error} />);
  }
}

void open();
