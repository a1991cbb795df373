import { ActionIcon, Anchor } from '@mantine/core';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './chart.module.css';
import { useEhr } from './ehr.context';
import { answerTo, messageOf } from './scratchpad';

const CLAIM_CHANGED = 'cleanclaim.claim-changed';
const DRAFT_CHANGED = 'cleanclaim.draft-changed';
const SLOW_MS = 10_000;

/** The SMART app beside the chart, in a frame of its own. */
export function SmartFrame({
  address,
  version,
  onClaimChanged,
  onClose,
}: {
  address: string;
  /** Version of the stored draft: when it moves, the app is told to look again. */
  version: string | undefined;
  onClaimChanged: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { session } = useEhr();
  const frame = useRef<HTMLIFrameElement>(null);
  const [slow, setSlow] = useState(false);
  const [loaded, setLoaded] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    // On a narrow screen the panel opens below the charges.
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  useEffect(() => {
    const hear = (event: MessageEvent) => {
      if (event.origin !== window.location.origin) return;
      if (event.source !== frame.current?.contentWindow) return;
      if ((event.data as { type?: string } | null)?.type === CLAIM_CHANGED) onClaimChanged();
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [onClaimChanged]);

  // SMART Web Messaging: the launch's ticket is the handle, told to the app with its token only.
  useEffect(() => {
    const handle = new URL(address, window.location.origin).searchParams.get('launch');
    const hear = (event: MessageEvent) => {
      const app = frame.current?.contentWindow;
      if (!handle || event.origin !== window.location.origin || event.source !== app) return;
      const message = messageOf(event.data, handle);
      if (!message) return;
      const pad = { server: session.server, onChanged: onClaimChanged, onDone: onClose };
      void answerTo(message, pad).then((payload) =>
        app?.postMessage(
          {
            messageId: crypto.randomUUID(),
            responseToMessageId: message.messageId,
            payload,
          },
          window.location.origin,
        ),
      );
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [address, session, onClaimChanged, onClose]);

  useEffect(() => {
    frame.current?.contentWindow?.postMessage({ type: DRAFT_CHANGED }, window.location.origin);
  }, [version]);

  return (
    <aside className={styles.smart} aria-label={t('smart.title')}>
      <div className={styles.smartTop}>
        <span>{t('smart.title')}</span>
        <ActionIcon variant="subtle" size={32} aria-label={t('smart.close')} onClick={onClose}>
          <X aria-hidden size={18} />
        </ActionIcon>
      </div>
      <iframe
        ref={frame}
        title={t('smart.frame')}
        src={address}
        className={styles.frame}
        onLoad={() => setLoaded(true)}
      />
      {slow && !loaded && (
        <p role="status" className={styles.slow}>
          {t('smart.slow')}{' '}
          <Anchor href={address} target="_blank" rel="noreferrer">
            {t('smart.newTab')}
          </Anchor>
        </p>
      )}
    </aside>
  );
}
