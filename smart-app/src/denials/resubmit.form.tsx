import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { Failure, Loading } from '../ui/states';
import { Mark } from '../ui/tone';
import type { Denial, Preview } from './denial.model';
import { usePreview, useResubmit } from './denial.query';
import { Refused } from './work.forms';
import styles from './denials.module.css';

const REPLACEMENT = 'replacement';

/**
 * The corrected claim as it would be sent: a person picks the fixes that are true, sees what the
 * edits say of the result, and confirms exactly that.
 */
export function ResubmitForm({
  session,
  denial,
  onDone,
  onCancel,
}: {
  session: Session;
  denial: Denial;
  onDone: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [fixes, setFixes] = useState<string[]>([]);
  const [number, setNumber] = useState('');
  const [asked, setAsked] = useState('');
  // Fixes stay to be unticked after they were applied, though a preview with them offers them no more.
  const [offered, setOffered] = useState<Preview['fixes']>([]);
  const preview = usePreview(session, denial, fixes, asked);
  const resubmit = useResubmit(session, denial);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.focus(), []);
  const shown = preview.data;
  const fresh = (shown?.fixes ?? []).filter((fix) => !offered.some((each) => each.id === fix.id));
  if (fresh.length > 0) setOffered([...offered, ...fresh]);
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={styles.form}
      aria-label={t('denials.way.resubmit')}
      onSubmit={(event) => {
        event.preventDefault();
        if (shown) {
          resubmit.mutate({ fixes, number: asked, digest: shown.digest }, { onSuccess: onDone });
        }
      }}
    >
      {preview.isPending ? (
        <Loading label={t('denials.resubmit.loading')} rows={3} />
      ) : !shown ? (
        <Failure
          title={t('denials.resubmit.failed')}
          error={preview.error}
          onRetry={() => void preview.refetch()}
        />
      ) : (
        <>
          <p>
            <strong>
              {t(`denials.resubmit.method.${shown.method}`, { defaultValue: shown.method })}.
            </strong>{' '}
            {shown.why}
          </p>
          {offered.length > 0 && (
            <fieldset className={styles.fixes}>
              <legend>{t('denials.resubmit.fixes')}</legend>
              {offered.map((fix) => (
                <Checkbox
                  key={fix.id}
                  label={fix.label}
                  description={fix.documentation}
                  checked={fixes.includes(fix.id)}
                  onChange={(event) =>
                    setFixes(
                      event.currentTarget.checked
                        ? [...fixes, fix.id]
                        : fixes.filter((each) => each !== fix.id),
                    )
                  }
                />
              ))}
            </fieldset>
          )}
          <h3>{t('denials.resubmit.changes')}</h3>
          {shown.changes.length === 0 ? (
            <p>{t('denials.resubmit.noChanges')}</p>
          ) : (
            <ul>
              {shown.changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          )}
          <h3>{t('denials.resubmit.judged')}</h3>
          <p>
            <Mark
              tone={shown.outcome === 'clean' ? 'good' : shown.outcome === 'hold' ? 'fix' : 'check'}
            >
              {t(`denials.resubmit.outcome.${shown.outcome}`, { defaultValue: shown.outcome })}
            </Mark>
          </p>
          {shown.alerts.length > 0 && (
            <ul>
              {shown.alerts.map((alert, index) => (
                <li key={index}>
                  {alert.message} <span className="cc-muted">{alert.remedy}</span>
                </li>
              ))}
            </ul>
          )}
          {shown.same && <p role="alert">{t('denials.resubmit.same')}</p>}
        </>
      )}
      {(shown?.method === REPLACEMENT || (preview.error && asked === '')) && (
        <TextInput
          label={t('denials.resubmit.number')}
          description={t('denials.resubmit.numberHolds')}
          value={number}
          maxLength={50}
          onChange={(event) => setNumber(event.currentTarget.value)}
          onBlur={() => setAsked(number.trim())}
        />
      )}
      {resubmit.error && <Refused error={resubmit.error} />}
      <div className={styles.actions}>
        <Button
          type="submit"
          size="sm"
          disabled={!shown || shown.same || preview.isFetching || number.trim() !== asked}
          loading={resubmit.isPending}
        >
          {t('denials.resubmit.do')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
