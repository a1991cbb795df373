import { Button } from '@mantine/core';
import { ArrowLeft, FileText, PencilLine, StickyNote } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import { day, money } from '../ui/format';
import { Failure, Loading, useOnline } from '../ui/states';
import table from '../ui/table.module.css';
import { Mark } from '../ui/tone';
import { DraftForm } from './draft.form';
import { Differences } from './differences.card';
import { PagesView } from './pages.view';
import { contentOf, type PayerPlaybook } from './playbook.model';
import { useBegin, usePlan, usePrint } from './playbook.query';
import { Rules } from './rules.card';
import styles from './playbooks.module.css';

/** One payer's playbook: what it is denied for, its pages, its versions, and the draft. */
export function OnePlaybook({
  session,
  of,
  onBack,
}: {
  session: Session;
  of: PayerPlaybook;
  onBack: () => void;
}) {
  const { t } = useTranslation();
  const online = useOnline();
  const heading = useRef<HTMLHeadingElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const [writing, setWriting] = useState<{ page?: string }>();
  const [shown, setShown] = useState<string>();
  const [done, setDone] = useState<string>();
  const begin = useBegin(session, of.policy);
  const print = usePrint(session, of);
  const looked = shown ?? of.live;
  const plan = usePlan(session, of.policy, looked, looked !== undefined || of.source !== 'none');
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (done) status.current?.focus();
  }, [done]);
  const write = (how: { from?: string; page?: string }) => {
    setDone(undefined);
    begin.mutate(how, { onSuccess: () => setWriting({ page: how.page }) });
  };
  const name = of.policy === 'default' ? t('playbooks.anyPayer') : of.payer;
  const edition = of.editions.find((each) => each.plan === shown);
  return (
    <>
      <div className={styles.actions}>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<ArrowLeft aria-hidden size={14} />}
          onClick={onBack}
        >
          {t('playbooks.back')}
        </Button>
      </div>
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {t('playbooks.heading', { payer: name })}
        </h1>
        <p className={styles.actions}>
          <span>
            <InUse of={of} />
          </span>
          {of.draft && (
            <Mark tone="draft">
              {t('playbooks.draftBy', { version: of.draftVersion, by: of.draftBy })}
            </Mark>
          )}
        </p>
      </header>
      {done && (
        <p ref={status} role="status" tabIndex={-1}>
          {done}
        </p>
      )}
      {!writing && (
        <div className={styles.actions}>
          <Button
            size="sm"
            disabled={!online}
            loading={begin.isPending}
            leftSection={<PencilLine aria-hidden size={14} />}
            onClick={() => write({})}
          >
            {t(of.draft ? 'playbooks.goOn' : 'playbooks.begin')}
          </Button>
          {plan.data && (
            <>
              <Button
                size="sm"
                variant="default"
                disabled={!online}
                leftSection={<FileText aria-hidden size={14} />}
                onClick={() => print.mutate({ sheet: false, version: shown })}
              >
                {t('playbooks.pdf')}
              </Button>
              <Button
                size="sm"
                variant="default"
                disabled={!online}
                leftSection={<StickyNote aria-hidden size={14} />}
                onClick={() => print.mutate({ sheet: true, version: shown })}
              >
                {t('playbooks.sheet')}
              </Button>
            </>
          )}
        </div>
      )}
      {begin.error && <Failure title={t('playbooks.notBegun')} error={begin.error} />}
      {print.error && <Failure title={t('playbooks.notPrinted')} error={print.error} />}
      {writing && of.draft ? (
        <DraftForm
          key={of.draft}
          session={session}
          of={of}
          draft={of.draft}
          first={writing.page}
          onDone={(what) => {
            setWriting(undefined);
            setShown(undefined);
            setDone(what);
          }}
        />
      ) : (
        <div className={styles.columns}>
          <div className={styles.column}>
            {edition && (
              <p className={styles.actions}>
                {t('playbooks.looking', {
                  version: edition.version,
                  status: t(`playbooks.status.${edition.status}`, {
                    defaultValue: edition.status,
                  }),
                })}
                <Button size="compact-md" variant="default" onClick={() => setShown(undefined)}>
                  {t('playbooks.backToLive')}
                </Button>
              </p>
            )}
            {shown && <Differences session={session} plan={shown} version={undefined} />}
            {plan.isEnabled && plan.isPending ? (
              <Loading label={t('playbooks.loadingOne')} rows={4} />
            ) : plan.data ? (
              <PagesView content={contentOf(plan.data)} />
            ) : plan.error ? (
              <Failure
                title={t('playbooks.failedOne')}
                error={plan.error}
                onRetry={() => void plan.refetch()}
              />
            ) : (
              <p>{t('playbooks.nothingYet')}</p>
            )}
          </div>
          <div className={styles.column}>
            <Gaps of={of} busy={!online || begin.isPending} onWrite={(page) => write({ page })} />
            <Reasons of={of} />
            {of.limits.length > 0 && (
              <section className={styles.card} aria-label={t('playbooks.limits')}>
                <h2>{t('playbooks.limits')}</h2>
                <ul>
                  {of.limits.map((limit) => (
                    <li key={limit}>{limit}</li>
                  ))}
                </ul>
              </section>
            )}
            {of.policy !== 'default' && <Rules session={session} of={of} />}
            <Versions
              of={of}
              shown={looked}
              busy={!online || begin.isPending}
              onShow={setShown}
              onBackTo={(from) => write({ from })}
            />
          </div>
        </div>
      )}
    </>
  );
}

/** Pages that nobody has written, though the payer denies for what they would be of. */
function Gaps({
  of,
  busy,
  onWrite,
}: {
  of: PayerPlaybook;
  busy: boolean;
  onWrite: (page: string) => void;
}) {
  const { t } = useTranslation();
  if (of.gaps.length === 0) return null;
  return (
    <section className={styles.card} aria-label={t('playbooks.gaps')}>
      <h2>{t('playbooks.gaps')}</h2>
      <ul className={styles.plain}>
        {of.gaps.map((gap) => (
          <li key={gap.page + gap.since} className={styles.row}>
            <span>
              {t(`playbooks.page.${gap.page}`, { defaultValue: gap.page })}{' '}
              <span className="cc-muted">{t('playbooks.gapSince', { day: day(gap.since) })}</span>
            </span>
            {of.policy === 'default' ? (
              <span className="cc-muted">{gap.words}</span>
            ) : (
              <Button
                size="compact-md"
                variant="default"
                disabled={busy}
                onClick={() => onWrite(gap.page)}
              >
                {t('playbooks.write', {
                  page: t(`playbooks.page.${gap.page}`, { defaultValue: gap.page }),
                })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reasons({ of }: { of: PayerPlaybook }) {
  const { t } = useTranslation();
  return (
    <section className={styles.card} aria-label={t('playbooks.reasons')}>
      <h2>{t('playbooks.reasons')}</h2>
      {of.reasons.length === 0 ? (
        <p>{t('playbooks.noReasons')}</p>
      ) : (
        <div
          className={table.scroll}
          role="region"
          aria-label={t('playbooks.reasonsTable')}

          tabIndex={0}
        >
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('playbooks.reason.what')}</th>
                <th scope="col">{t('playbooks.reason.many')}</th>
                <th scope="col">{t('playbooks.reason.dollars')}</th>
                <th scope="col">{t('playbooks.reason.won')}</th>
                <th scope="col">{t('playbooks.reason.page')}</th>
              </tr>
            </thead>
            <tbody>
              {of.reasons.map((reason) => (
                <tr key={reason.category + reason.code}>
                  <th scope="row" data-label={t('playbooks.reason.what')}>
                    <span className="cc-code">{reason.code}</span> {reason.category}
                  </th>
                  <td data-label={t('playbooks.reason.many')} className="cc-money">
                    {reason.denials}
                  </td>
                  <td data-label={t('playbooks.reason.dollars')} className="cc-money">
                    {money(reason.amount)}
                  </td>
                  <td data-label={t('playbooks.reason.won')}>
                    {reason.decided > 0
                      ? t('playbooks.wonShort', { won: reason.won, decided: reason.decided })
                      : '-'}
                  </td>
                  <td data-label={t('playbooks.reason.page')}>
                    {reason.documented ? t('playbooks.hasPage') : t('playbooks.hasNoPage')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Versions({
  of,
  shown,
  busy,
  onShow,
  onBackTo,
}: {
  of: PayerPlaybook;
  shown: string | undefined;
  busy: boolean;
  onShow: (plan: string) => void;
  onBackTo: (plan: string) => void;
}) {
  const { t } = useTranslation();
  if (of.editions.length === 0) return null;
  return (
    <section className={styles.card} aria-label={t('playbooks.versions')}>
      <h2>{t('playbooks.versions')}</h2>
      <ul className={styles.plain}>
        {of.editions.map((edition) => (
          <li key={edition.plan} className={styles.row}>
            <span>
              {t('playbooks.version', { version: edition.version })}{' '}
              {t(`playbooks.status.${edition.status}`, { defaultValue: edition.status })}{' '}
              <span className="cc-muted">
                {day(edition.date)}
                {edition.by && `, ${edition.by}`}
              </span>
            </span>
            <span className={styles.actions}>
              {edition.plan !== shown && (
                <Button
                  size="compact-md"
                  variant="default"
                  onClick={() => onShow(edition.plan)}
                  aria-label={t('playbooks.lookAt', { version: edition.version })}
                >
                  {t('playbooks.look')}
                </Button>
              )}
              {edition.status === 'retired' && !of.draft && (
                <Button
                  size="compact-md"
                  variant="default"
                  disabled={busy}
                  onClick={() => onBackTo(edition.plan)}
                >
                  {t('playbooks.goBack', { version: edition.version })}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Which version counts, and where it is from. */
export function InUse({ of }: { of: PayerPlaybook }) {
  const { t } = useTranslation();
  if (of.source === 'none') return t('playbooks.none');
  return of.source === 'shipped'
    ? t('playbooks.ships')
    : t('playbooks.since', { version: of.version, day: day(of.published) });
}
