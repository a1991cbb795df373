import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day } from '../ui/format';
import { Failure, Loading, useOnline } from '../ui/states';
import type { PayerPlaybook } from './playbook.model';
import { useApprove, useRules, useStop, type Rule } from './rules.query';
import styles from './playbooks.module.css';

/** What of this payer is sent again without a person, on whose word, and how it went. */
export function Rules({ session, of }: { session: Session; of: PayerPlaybook }) {
  const { t } = useTranslation();
  const online = useOnline();
  const rules = useRules(session);
  const [approving, setApproving] = useState(false);
  const own = (rules.data ?? []).filter((rule) => rule.payer === of.policy);
  return (
    <section className={styles.card} aria-label={t('playbooks.rules')}>
      <h2>{t('playbooks.rules')}</h2>
      {rules.isPending ? (
        <Loading label={t('playbooks.rulesLoading')} rows={1} />
      ) : !rules.data ? (
        <Failure
          title={t('playbooks.rulesFailed')}
          error={rules.error}
          onRetry={() => void rules.refetch()}
        />
      ) : (
        <>
          {own.length === 0 && <p>{t('playbooks.noRules')}</p>}
          {own.map((rule) => (
            <OneRule key={rule.id} session={session} rule={rule} online={online} />
          ))}
          {approving ? (
            <ApproveForm session={session} of={of} onDone={() => setApproving(false)} />
          ) : (
            <div>
              <Button
                size="compact-md"
                variant="default"
                disabled={!online}
                onClick={() => setApproving(true)}
              >
                {t('playbooks.newRule')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function OneRule({ session, rule, online }: { session: Session; rule: Rule; online: boolean }) {
  const { t } = useTranslation();
  const stop = useStop(session);
  const [why, setWhy] = useState<string>();
  return (
    <div className={styles.form}>
      <p>
        <strong className="cc-code">{rule.code}</strong>{' '}
        <span className="cc-code">{rule.fixes.join(' ')}</span>{' '}
        {rule.ended
          ? t('playbooks.ruleEnded', {
              day: day(rule.ended),
              by: rule.endedBy,
              why: rule.endedWhy,
            })
          : t('playbooks.ruleBy', { person: rule.person, day: day(rule.approved) })}
      </p>
      <p className="cc-muted">
        {rule.reason}{' '}
        {t('playbooks.ruleDone', {
          paid: rule.paid,
          failed: rule.failed,
          unanswered: rule.unanswered,
          passedOver: rule.passedOver,
        })}
      </p>
      {!rule.ended &&
        (why === undefined ? (
          <div>
            <Button
              size="compact-md"
              variant="default"
              disabled={!online}
              aria-label={t('playbooks.stopRuleOf', { code: rule.code })}
              onClick={() => setWhy('')}
            >
              {t('playbooks.stopRule')}
            </Button>
          </div>
        ) : (
          <form
            className={styles.fields}
            onSubmit={(event) => {
              event.preventDefault();
              stop.mutate({ id: rule.id, reason: why });
            }}
          >
            <TextInput
              className={styles.wide}
              label={t('playbooks.whyStop')}
              value={why}
              required
              onChange={(event) => setWhy(event.currentTarget.value)}
            />
            <Button type="submit" disabled={!online || why.trim() === ''} loading={stop.isPending}>
              {t('playbooks.stopRule')}
            </Button>
          </form>
        ))}
      {stop.error && <Failure title={t('playbooks.refused')} error={stop.error} />}
    </div>
  );
}

function ApproveForm({
  session,
  of,
  onDone,
}: {
  session: Session;
  of: PayerPlaybook;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const online = useOnline();
  const approve = useApprove(session);
  const [code, setCode] = useState(of.reasons[0]?.code ?? '');
  const [fixes, setFixes] = useState('');
  const [reason, setReason] = useState('');
  const ready = code.trim() !== '' && fixes.trim() !== '' && reason.trim() !== '';
  return (
    <form
      className={styles.form}
      aria-label={t('playbooks.newRule')}
      onSubmit={(event) => {
        event.preventDefault();
        approve.mutate(
          {
            payer: of.policy,
            code: code.trim(),
            fixes: fixes.split(/[\s,]+/).filter(Boolean),
            reason,
          },
          { onSuccess: onDone },
        );
      }}
    >
      <p>{t('playbooks.ruleHolds')}</p>
      <TextInput
        label={t('playbooks.ruleCode')}
        value={code}
        required
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <TextInput
        label={t('playbooks.ruleFixes')}
        description={t('playbooks.ruleFixesHold')}
        value={fixes}
        required
        onChange={(event) => setFixes(event.currentTarget.value)}
      />
      <Textarea
        label={t('playbooks.ruleReason')}
        rows={2}
        value={reason}
        required
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className={styles.actions}>
        <Button type="submit" disabled={!online || !ready} loading={approve.isPending}>
          {t('playbooks.approve')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('playbooks.notNow')}
        </Button>
      </div>
      {approve.error && (
        <Failure
          title={t('playbooks.refused')}
          error={approve.error}
          holds={t('playbooks.refusedHolds')}
        />
      )}
    </form>
  );
}
