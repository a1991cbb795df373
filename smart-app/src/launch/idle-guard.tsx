import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedOut } from './launch.page';
import styles from './launch.module.css';

const WARN_MS = 13 * 60_000;
const WIPE_MS = 15 * 60_000;
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Wipes the screen and the token after 15 minutes without a sign of anybody; warns at 13. */
export function IdleGuard({
  children,
  onWipe,
  onAgain,
}: {
  children: ReactNode;
  onWipe: () => void;
  onAgain?: () => void;
}) {
  const { t } = useTranslation();
  const [state, setState] = useState<'here' | 'warned' | 'gone'>('here');
  const wipe = useEffectEvent(onWipe);
  const gone = state === 'gone';

  useEffect(() => {
    if (gone) return;
    let warn: ReturnType<typeof setTimeout>;
    let end: ReturnType<typeof setTimeout>;
    const start = () => {
      clearTimeout(warn);
      clearTimeout(end);
      setState('here');
      warn = setTimeout(() => setState('warned'), WARN_MS);
      end = setTimeout(() => {
        wipe();
        setState('gone');
      }, WIPE_MS);
    };
    start();
    for (const sign of SIGNS) window.addEventListener(sign, start, { passive: true });
    return () => {
      clearTimeout(warn);
      clearTimeout(end);
      for (const sign of SIGNS) window.removeEventListener(sign, start);
    };
  }, [gone]);

  if (gone) return <SignedOut reason="idle" onAgain={onAgain} />;
  return (
    <>
      {state === 'warned' && (
        <div role="alert" className={styles.warn}>
          {t('launch.idleSoon')}
          <Button size="compact-sm" variant="default" onClick={() => setState('here')}>
            {t('launch.stay')}
          </Button>
        </div>
      )}
      {children}
    </>
  );
}
