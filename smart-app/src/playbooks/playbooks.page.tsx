import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../fhir/session';
import words from '../locales/en.playbooks.json';
import { goTo, usePath } from '../ui/address';
import { addWords } from '../ui/i18n';
import { Empty, Failure, Loading } from '../ui/states';
import table from '../ui/table.module.css';
import { Mark } from '../ui/tone';
import { InUse, OnePlaybook } from './one-playbook';
import type { PayerPlaybook } from './playbook.model';
import { usePlaybooks } from './playbook.query';
import styles from './playbooks.module.css';

addWords(words);

const PATH = '/app/playbooks';

/** What is known of working each payer's denials. */
export function PlaybooksPage({ session }: { session: Session }) {
  const { t } = useTranslation();
  const path = usePath();
  const [first] = useState(path);
  const all = usePlaybooks(session);
  const open = path.startsWith(`${PATH}/`)
    ? decodeURIComponent(path.slice(PATH.length + 1))
    : undefined;
  const one = all.data?.find((each) => each.policy === open);
  return (
    <main className={styles.page}>
      {all.isPending ? (
        <Loading label={t('playbooks.loading')} rows={5} />
      ) : !all.data ? (
        <Failure
          title={t('playbooks.failed')}
          error={all.error}
          onRetry={() => void all.refetch()}
        />
      ) : open === undefined ? (
        <List playbooks={all.data} isReturn={path !== first} />
      ) : one ? (
        <OnePlaybook key={open} session={session} of={one} onBack={() => goTo(PATH)} />
      ) : (
        <Empty
          title={t('playbooks.noPayer', { policy: open })}
          action={
            <a href={PATH} onClick={(event) => within(event, PATH)}>
              {t('playbooks.back')}
            </a>
          }
        />
      )}
    </main>
  );
}

/** Without loading the page anew: tokens live in memory only. */
function within(event: React.MouseEvent, to: string) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  goTo(to);
}

function List({
  playbooks,
  isReturn,
}: {
  playbooks: PayerPlaybook[];
  /** Whether one comes from a playbook: then the focus has to go somewhere. */
  isReturn: boolean;
}) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isReturn) heading.current?.focus();
  }, [isReturn]);
  const wanted = playbooks.reduce((sum, each) => sum + each.gaps.length, 0);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t('playbooks.title')}
      </h1>
      <p role="status">
        {t('playbooks.summary', { count: playbooks.length })}{' '}
        {wanted > 0 && t('playbooks.wanted', { count: wanted })}
      </p>
      {/* A region that scrolls has to be reached by keyboard too. */}
      <div
        className={table.scroll}
        role="region"
        aria-label={t('playbooks.table')}

        tabIndex={0}
      >
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('playbooks.column.payer')}</th>
              <th scope="col">{t('playbooks.column.inUse')}</th>
              <th scope="col">{t('playbooks.column.draft')}</th>
              <th scope="col">{t('playbooks.column.denials')}</th>
              <th scope="col">{t('playbooks.column.first')}</th>
              <th scope="col">{t('playbooks.column.gaps')}</th>
            </tr>
          </thead>
          <tbody>
            {playbooks.map((each) => (
              <tr key={each.policy}>
                <th scope="row" data-label={t('playbooks.column.payer')}>
                  <a
                    href={`${PATH}/${encodeURIComponent(each.policy)}`}
                    onClick={(event) => within(event, `${PATH}/${encodeURIComponent(each.policy)}`)}
                  >
                    {each.policy === 'default' ? t('playbooks.anyPayer') : each.payer}
                  </a>
                </th>
                <td data-label={t('playbooks.column.inUse')}>
                  <InUse of={each} />
                </td>
                <td data-label={t('playbooks.column.draft')}>
                  {each.draft
                    ? t('playbooks.draftBy', { version: each.draftVersion, by: each.draftBy })
                    : '-'}
                </td>
                <td data-label={t('playbooks.column.denials')} className="cc-money">
                  {each.denials}
                </td>
                <td data-label={t('playbooks.column.first')}>
                  {each.reasons[0] ? (
                    <>
                      <span className="cc-code">{each.reasons[0].code}</span>{' '}
                      {each.reasons[0].category}
                    </>
                  ) : (
                    '-'
                  )}
                </td>
                <td data-label={t('playbooks.column.gaps')}>
                  {each.gaps.length > 0 ? (
                    <Mark tone="check">{t('playbooks.wanted', { count: each.gaps.length })}</Mark>
                  ) : (
                    '-'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
