import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, FileText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FhirError } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import words from '../locales/en.appeals.json';
import { day } from '../ui/format';
import { addWords } from '../ui/i18n';
import { Failure, Loading, useOnline } from '../ui/states';
import { moved, type Change, type Evidence, type Letter, type Quote } from './letter.model';
import {
  mayProve,
  useFilingProof,
  useKeep,
  useLetter,
  usePacket,
  useSending,
} from './letter.query';
import styles from './appeals.module.css';

// Words of this screen alone: the others do not wait for them.
addWords(words);

/** A letter of appeal: its template, what goes with it, its text, its packet, and the sending. */
export function AppealLetter({
  session,
  appeal,
  onChanged,
}: {
  session: Session;
  /** Id of the appeal's Task. */
  appeal: string;
  /** What is known of the denial has changed. */
  onChanged: () => void;
}) {
  const { t } = useTranslation();
  const [change, setChange] = useState<Change>({});
  const letter = useLetter(session, appeal, change);
  if (letter.isPending) return <Loading label={t('appeals.loading')} rows={4} />;
  if (!letter.data) {
    return (
      <Failure
        title={t('appeals.failed')}
        error={letter.error}
        onRetry={() => void letter.refetch()}
      />
    );
  }
  return (
    <>
      {letter.error && <Failure title={t('appeals.notTried')} error={letter.error} />}
      {letter.data.status === 'in-progress' || letter.data.status === 'completed' ? (
        <Sent session={session} appeal={appeal} letter={letter.data} onChanged={onChanged} />
      ) : (
        <Composer
          session={session}
          appeal={appeal}
          letter={letter.data}
          change={change}
          busy={letter.isFetching}
          onChange={setChange}
          onChanged={onChanged}
        />
      )}
    </>
  );
}

function Composer({
  session,
  appeal,
  letter,
  change,
  busy,
  onChange,
  onChanged,
}: {
  session: Session;
  appeal: string;
  letter: Letter;
  change: Change;
  busy: boolean;
  onChange: (change: Change) => void;
  onChanged: () => void;
}) {
  const { t } = useTranslation();
  const online = useOnline();
  const keep = useKeep(session, appeal);
  const sending = useSending(session, appeal, onChanged);
  // What is typed stays in the field until it is kept; the server is asked when the field is left.
  const [text, setText] = useState<string>();
  const shown = text ?? letter.text;
  const unkept = text !== undefined || Object.keys(change).length > 0;
  const conflict = keep.error instanceof FhirError && keep.error.isConflict;
  const whole = (): Change => ({
    ...change,
    evidence: asWished(letter.evidence, change.evidence)
      .filter((each) => each.picked)
      .map((each) => each.reference),
    text: shown,
  });
  const store = (beside: boolean) =>
    keep.mutate(
      { change: whole(), letter, beside },
      {
        onSuccess: () => {
          setText(undefined);
          onChange({});
        },
      },
    );
  return (
    <form
      className={styles.composer}
      aria-label={t('appeals.letter')}
      onSubmit={(event) => {
        event.preventDefault();
        store(false);
      }}
    >
      <NativeSelect
        label={t('appeals.template')}
        value={letter.template}
        onChange={(event) => {
          setText(undefined);
          onChange({ ...change, template: event.currentTarget.value });
        }}
        data={letter.choices.map((choice) => ({ value: choice.name, label: choice.title }))}
      />
      <EvidenceList
        evidence={asWished(letter.evidence, change.evidence)}
        onChange={(evidence) => onChange({ ...change, evidence })}
      />
      {letter.lacking.includes('filing-proof') && mayProve(session) && (
        <FilingProof session={session} appeal={appeal} online={online} />
      )}
      <Quotes
        evidence={letter.evidence.filter((each) => each.picked)}
        quotes={change.quotes ?? []}
        onChange={(quotes) => onChange({ ...change, quotes })}
      />
      <Textarea
        label={t('appeals.text')}
        value={shown}
        rows={18}
        resize="vertical"
        maxLength={20_000}
        aria-busy={busy}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => text !== undefined && onChange({ ...change, text })}
      />
      {letter.blocked.length > 0 && (
        <div role="status" className={styles.blocked}>
          <p>{t('appeals.blocked')}</p>
          <ul>
            {letter.blocked.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        </div>
      )}
      {keep.error && (
        <Failure
          title={t(conflict ? 'appeals.conflict' : 'appeals.notKept')}
          error={keep.error}
          holds={t('appeals.notKeptHolds')}
        />
      )}
      {sending.error && <Failure title={t('appeals.notSent')} error={sending.error} />}
      <div className={styles.actions}>
        <Button
          type="submit"
          size="sm"
          variant="default"
          disabled={!online || (!unkept && letter.draft !== undefined)}
          loading={keep.isPending}
        >
          {t('appeals.keep')}
        </Button>
        {conflict && (
          <Button size="sm" variant="default" disabled={!online} onClick={() => store(true)}>
            {t('appeals.keepBeside')}
          </Button>
        )}
        <Preview session={session} appeal={appeal} ready={letter.draft !== undefined && !unkept} />
        <Button
          size="sm"
          disabled={
            !online || unkept || busy || letter.draft === undefined || letter.blocked.length > 0
          }
          loading={sending.isPending}
          onClick={() => sending.mutate({ send: letter })}
        >
          {t('appeals.send')}
        </Button>
      </div>
      <p className="cc-muted">{t(unkept ? 'appeals.unkept' : 'appeals.sendHolds')}</p>
    </form>
  );
}

/** As a person ticked it, before the server has answered. */
function asWished(evidence: Evidence[], wished: string[] | undefined): Evidence[] {
  if (!wished) return evidence;
  const place = (each: Evidence) => {
    const at = wished.indexOf(each.reference);
    return at < 0 ? wished.length : at;
  };
  return evidence
    .map((each) => ({ ...each, picked: wished.includes(each.reference) }))
    .sort((a, b) => place(a) - place(b));
}

/** What can be enclosed: ticked goes with the letter, in this order. */
function EvidenceList({
  evidence,
  onChange,
}: {
  evidence: Evidence[];
  onChange: (references: string[]) => void;
}) {
  const { t } = useTranslation();
  const picked = evidence.filter((each) => each.picked).map((each) => each.reference);
  return (
    <fieldset className={styles.evidence}>
      <legend>{t('appeals.evidence')}</legend>
      {evidence.length === 0 && <p>{t('appeals.noEvidence')}</p>}
      {evidence.map((each) => {
        const at = picked.indexOf(each.reference);
        return (
          <div key={each.reference} className={styles.piece}>
            <Checkbox
              label={`${each.title}${each.date ? `, ${day(each.date)}` : ''}`}
              description={[
                t(`appeals.kind.${each.kind}`, { defaultValue: each.kind }),
                ...(each.needed ? [t('appeals.needed')] : []),
              ].join(', ')}
              checked={each.picked}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...picked, each.reference]
                    : picked.filter((one) => one !== each.reference),
                )
              }
            />
            {at >= 0 && picked.length > 1 && (
              <span className={styles.moves}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('appeals.up', { title: each.title })}
                  disabled={at === 0}
                  onClick={() => onChange(moved(picked, at, -1))}
                >
                  <ArrowUp aria-hidden size={14} />
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('appeals.down', { title: each.title })}
                  disabled={at === picked.length - 1}
                  onClick={() => onChange(moved(picked, at, 1))}
                >
                  <ArrowDown aria-hidden size={14} />
                </Button>
              </span>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** Takes the proof of filing from the payer routes, with the reason that is kept on record there. */
function FilingProof({
  session,
  appeal,
  online,
}: {
  session: Session;
  appeal: string;
  online: boolean;
}) {
  const { t } = useTranslation();
  const proof = useFilingProof(session, appeal);
  return (
    <div className={styles.quotes}>
      <Button
        size="compact-md"
        variant="default"
        disabled={!online}
        loading={proof.isPending}
        onClick={() => proof.mutate(t('appeals.proofReason'))}
      >
        {t('appeals.proof')}
      </Button>
      {proof.error && <Failure title={t('appeals.noProof')} error={proof.error} />}
    </div>
  );
}

/** Words of the record that the letter gives as they stand there; the server looks them up. */
function Quotes({
  evidence,
  quotes,
  onChange,
}: {
  evidence: Evidence[];
  quotes: Quote[];
  onChange: (quotes: Quote[]) => void;
}) {
  const { t } = useTranslation();
  const [source, setSource] = useState('');
  const [text, setText] = useState('');
  if (evidence.length === 0) return null;
  const from = source || (evidence[0]?.reference ?? '');
  return (
    <div className={styles.quotes}>
      {quotes.map((quote, index) => (
        <p key={index}>
          “{quote.text}”{' '}
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onChange(quotes.filter((_, at) => at !== index))}
          >
            {t('appeals.quoteOff')}
          </Button>
        </p>
      ))}
      <NativeSelect
        label={t('appeals.quoteFrom')}
        value={from}
        onChange={(event) => setSource(event.currentTarget.value)}
        data={evidence.map((each) => ({ value: each.reference, label: each.title }))}
      />
      <TextInput
        label={t('appeals.quote')}
        description={t('appeals.quoteHolds')}
        value={text}
        maxLength={1000}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        size="compact-md"
        variant="default"
        disabled={text.trim() === ''}
        onClick={() => {
          onChange([...quotes, { source: from, text: text.trim() }]);
          setText('');
        }}
      >
        {t('appeals.quoteAdd')}
      </Button>
    </div>
  );
}

/** The packet in a window of its own; a link, so that no browser takes it for a pop-up. */
function Preview({ session, appeal, ready }: { session: Session; appeal: string; ready: boolean }) {
  const { t } = useTranslation();
  const packet = usePacket(session, appeal);
  const address = packet.data;
  useEffect(() => {
    if (!address) return;
    return () => URL.revokeObjectURL(address);
  }, [address]);
  // What was shown is of the letter as it was then.
  const { reset } = packet;
  useEffect(() => {
    if (!ready) reset();
  }, [ready, reset]);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        disabled={!ready}
        loading={packet.isPending}
        leftSection={<FileText aria-hidden size={14} />}
        onClick={() => packet.mutate()}
      >
        {t('appeals.preview')}
      </Button>
      {address && (
        <a href={address} target="_blank" rel="noreferrer">
          {t('appeals.openPreview')}
        </a>
      )}
      {packet.error && <Failure title={t('appeals.noPreview')} error={packet.error} />}
    </>
  );
}

/** A letter that was sent: it can be called back for a while, then it is at the payer's. */
function Sent({
  session,
  appeal,
  letter,
  onChanged,
}: {
  session: Session;
  appeal: string;
  letter: Letter;
  onChanged: () => void;
}) {
  const { t } = useTranslation();
  const online = useOnline();
  const sending = useSending(session, appeal, onChanged);
  return (
    <>
      <p role="status">{t(`appeals.status.${letter.status}`)}</p>
      <pre className={styles.sent}>{letter.text}</pre>
      {letter.status === 'in-progress' && (
        <Button
          size="sm"
          variant="default"
          disabled={!online}
          loading={sending.isPending}
          onClick={() => sending.mutate({ cancel: true })}
        >
          {t('appeals.callBack')}
        </Button>
      )}
      {sending.error && <Failure title={t('appeals.notCalledBack')} error={sending.error} />}
    </>
  );
}
