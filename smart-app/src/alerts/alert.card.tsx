import { Button, Menu, Textarea } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../ui/format';
import { Mark, SampleMark } from '../ui/tone';
import { isSample, type Alert, type Fix } from './alert.model';
import { needsComment, OVERRIDE_REASONS, type OverrideReason } from '../fhir/override';
import { alertAnchor } from './lines.card';
import styles from './alert.module.css';

/** One alert with its one fix, the reasons not to take it, and where it comes from. */
export function AlertCard({
  alert,
  busy,
  heading,
  onFix,
  onOverride,
}: {
  alert: Alert;
  busy: boolean;
  heading?: Ref<HTMLHeadingElement>;
  onFix: (fix: Fix) => void;
  onOverride: (reason: OverrideReason, comment: string) => void;
}) {
  const { t } = useTranslation();
  const documentation = alert.fixes.find((fix) => fix.documentation)?.documentation;
  return (
    <article id={alertAnchor(alert.key)} className={styles.card} data-urgency={alert.urgency}>
      <div className={styles.top}>
        <Mark tone={alert.urgency}>{t(`alerts.urgency.${alert.urgency}`)}</Mark>
        {alert.atRisk?.value !== undefined && (
          <span className="cc-money cc-muted">
            {t('alerts.billed', { amount: money(alert.atRisk.value) })}
          </span>
        )}
      </div>
      <h3 ref={heading} tabIndex={-1} className={styles.title}>
        {alert.message}
      </h3>
      <p className={styles.why}>
        {alert.denial && (
          <>
            <span className="cc-code">{alert.denial}</span> {denialWords(t, alert.denial)}{' '}
          </>
        )}
        {alert.line > 0 && <span className="cc-muted">{t('alerts.line', { n: alert.line })}</span>}
      </p>
      {alert.remedy && <p>{alert.remedy}</p>}
      {documentation && <p className={styles.only}>{t('alerts.onlyIf', { documentation })}</p>}
      <div className={styles.actions}>
        {alert.fixes.map((fix) => (
          <Button
            key={fix.label}
            size="sm"
            // Where there is a choice, none is put forward: which one is true is for the reader to say.
            variant={alert.fixes.length === 1 ? 'filled' : 'default'}
            loading={busy}
            onClick={() => onFix(fix)}
          >
            {fix.label}
          </Button>
        ))}
        <NotNow alert={alert} busy={busy} onOverride={onOverride} />
      </div>
      <Source alert={alert} />
    </article>
  );
}

/** "Not now" with its reasons; a reason that needs a word asks for it in place. */
function NotNow({
  alert,
  busy,
  onOverride,
}: {
  alert: Alert;
  busy: boolean;
  onOverride: (reason: OverrideReason, comment: string) => void;
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<OverrideReason>();
  const [comment, setComment] = useState('');
  if (asked) {
    return (
      <form
        className={styles.comment}
        onSubmit={(event) => {
          event.preventDefault();
          onOverride(asked, comment.trim());
          setAsked(undefined);
        }}
      >
        <Textarea
          label={t('alerts.whatIsWrong')}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
          required
          rows={2}
        />
        <div className={styles.actions}>
          <Button type="submit" size="sm" variant="default" disabled={!comment.trim()}>
            {t('alerts.send')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => setAsked(undefined)}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    );
  }
  return (
    <Menu position="bottom-start" width={260} withinPortal>
      <Menu.Target>
        <Button
          size="sm"
          variant="subtle"
          disabled={busy}
          rightSection={<ChevronDown aria-hidden size={14} />}
        >
          {t('alerts.notNow')}
          <span className="cc-hidden">: {alert.message}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {OVERRIDE_REASONS.map((reason) => (
          <Menu.Item
            key={reason}
            onClick={() => (needsComment(reason) ? setAsked(reason) : onOverride(reason, ''))}
          >
            {t(`alerts.reason.${reason}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Who says so: the rule, the edition it was read from, and whether that is only a sample. */
function Source({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  return (
    <p className={styles.source}>
      {t('alerts.source')} {t(`edit.${alert.edit}`, alert.title ?? alert.edit)}
      {alert.editions.map((edition) => `, ${edition.replace(/\s*\bsample\b/i, '')}`)}{' '}
      {isSample(alert.editions) && <SampleMark>{t('alerts.sample')}</SampleMark>}
    </p>
  );
}

/** Our own short words for a denial code; the publisher's text is not ours to ship. */
export function denialWords(t: (key: string, fallback: string) => string, denial: string): string {
  return t(`denial.${denial.split('-').at(-1)}`, t('denial.other', ''));
}
