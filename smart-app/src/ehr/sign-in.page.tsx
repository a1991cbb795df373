import { Button } from '@mantine/core';
import { LogIn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { authorizationUrl } from '../fhir/smart';
import { Failure } from '../ui/states';
import { Brand } from './shell';
import { STORIES } from './stories';
import shell from './shell.module.css';
import styles from './start.module.css';

/** Before signing in: what this is, and the way in. */
export function SignInPage({ failure }: { failure?: unknown }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(failure);
  const [going, setGoing] = useState(false);
  const signIn = async () => {
    setGoing(true);
    setError(undefined);
    try {
      window.location.assign(await signInUrl(window.location));
    } catch (problem) {
      setError(problem);
      setGoing(false);
    }
  };
  return (
    <>
      <header className={shell.header}>
        <Brand />
      </header>
      <main className={styles.welcome}>
        <h1>{t('welcome.title')}</h1>
        <p className={styles.lead}>{t('welcome.lead')}</p>
        {error !== undefined && <Failure title={t('welcome.failed')} error={error} />}
        <div>
          <Button
            size="md"
            loading={going}
            leftSection={<LogIn aria-hidden size={18} />}
            onClick={() => void signIn()}
          >
            {t('welcome.signIn')}
          </Button>
        </div>
        <p className="cc-muted">{t('welcome.who')}</p>
        <h2>{t('welcome.five')}</h2>
        <ol className={styles.preview}>
          {STORIES.map((story) => (
            <li key={story.id}>{t(`stories.${story.id}.title`)}</li>
          ))}
        </ol>
      </main>
    </>
  );
}

const SCOPE = 'openid fhirUser user/*.cruds';

/** Signing in goes to the server's own page and comes back to where one was. */
export function signInUrl(location: Location): Promise<string> {
  return authorizationUrl(
    { clientId: 'demo-ehr', redirectUri: `${location.origin}/ehr/`, scope: SCOPE },
    `${location.origin}/fhir`,
    { returnTo: location.pathname + location.search },
  );
}
