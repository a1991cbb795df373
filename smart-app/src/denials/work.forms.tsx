import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParametersParameter } from 'fhir/r4';
import { FhirError } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import { isoDay } from '../ui/format';
import { Failure } from '../ui/states';
import { ReceiverFields } from './assign.form';
import type { Denial } from './denial.model';
import { useStep, type Step } from './denial.query';
import { receiverOf, type Receiver } from './denials.query';
import styles from './denials.module.css';

interface FormProps {
  session: Session;
  denial: Denial;
  onDone: () => void;
  onCancel: () => void;
}

const text = (name: string, value: string): ParametersParameter[] =>
  value.trim() ? [{ name, valueString: value.trim() }] : [];
const date = (name: string, value: string): ParametersParameter[] =>
  value ? [{ name, valueDate: value }] : [];

/**
 * A step on the denial as a form. Where somebody else was faster it says what they did, what is
 * typed stays, and sending it again is held against what is known now.
 */
function StepForm({
  session,
  denial,
  operation,
  parameters,
  label,
  submit,
  ready,
  onDone,
  onCancel,
  children,
}: FormProps & {
  operation: Step['operation'];
  parameters: () => ParametersParameter[];
  label: string;
  submit: string;
  ready: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const step = useStep(session, denial);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) step.mutate({ operation, parameters: parameters() }, { onSuccess: onDone });
      }}
    >
      {children}
      {step.error && <Refused error={step.error} />}
      <div className={styles.actions}>
        <Button type="submit" size="sm" disabled={!ready} loading={step.isPending}>
          {submit}
        </Button>
        <Button size="sm" variant="subtle" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Why a step was not taken, and that nothing typed is lost. */
export function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const conflict = error instanceof FhirError && error.isConflict;
  return (
    <Failure
      title={t(conflict ? 'denials.conflict' : 'denials.refused')}
      error={error}
      holds={t(conflict ? 'denials.conflictHolds' : 'denials.refusedHolds')}
    />
  );
}

/** What was said on the phone, with a script that has what the payer will ask for. */
export function CallForm(props: FormProps) {
  const { t } = useTranslation();
  const { denial } = props;
  const [who, setWho] = useState('');
  const [number, setNumber] = useState('');
  const [promise, setPromise] = useState('');
  const [next, setNext] = useState('');
  const [note, setNote] = useState('');
  return (
    <StepForm
      {...props}
      operation="$log-call"
      label={t('denials.way.call')}
      submit={t('denials.call.do')}
      ready={who.trim() !== ''}
      parameters={() => [
        ...text('representative', who),
        ...text('reference-number', number),
        ...text('promise', promise),
        ...date('next', next),
        ...text('note', note),
      ]}
    >
      <div className={styles.script}>
        <p>
          {t('denials.call.open', {
            claim: denial.claimNumber ?? denial.claims[0] ?? '',
            code: denial.rootCause ?? '',
          })}
        </p>
        <p>
          {t(`denials.call.ask.${denial.category}`, {
            defaultValue: t('denials.call.ask.unclassified'),
          })}
        </p>
        <p>{t('denials.call.close')}</p>
      </div>
      <TextInput
        label={t('denials.call.who')}
        value={who}
        required
        maxLength={100}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <TextInput
        label={t('denials.call.number')}
        value={number}
        maxLength={100}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <TextInput
        label={t('denials.call.promise')}
        value={promise}
        maxLength={300}
        onChange={(event) => setPromise(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('denials.call.next')}
        description={t('denials.call.nextHolds')}
        min={isoDay(new Date())}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <Textarea
        label={t('denials.call.note')}
        value={note}
        rows={2}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </StepForm>
  );
}

/** Asks another department for records; the work on the denial goes on meanwhile. */
export function RecordsForm(props: FormProps) {
  const { t } = useTranslation();
  const [to, setTo] = useState('');
  const [question, setQuestion] = useState('');
  const [due, setDue] = useState('');
  return (
    <StepForm
      {...props}
      operation="$request-records"
      label={t('denials.way.records')}
      submit={t('denials.records.do')}
      ready={to.trim() !== '' && question.trim() !== ''}
      parameters={() => [
        { name: 'to', valueReference: { display: to.trim() } },
        ...text('question', question),
        ...date('due', due),
      ]}
    >
      <TextInput
        label={t('denials.records.to')}
        value={to}
        required
        maxLength={100}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Textarea
        label={t('denials.records.question')}
        value={question}
        required
        rows={2}
        maxLength={1000}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('denials.records.due')}
        value={due}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
    </StepForm>
  );
}

/** Gives the denial to somebody. */
export function AssignOneForm(props: FormProps) {
  const { t } = useTranslation();
  const [to, setTo] = useState<Receiver>();
  const [note, setNote] = useState('');
  return (
    <StepForm
      {...props}
      operation="$assign"
      label={t('denials.way.assign')}
      submit={t('denials.assign.do')}
      ready={to !== undefined}
      parameters={() => [...receiverOf(to ?? {}), ...text('note', note)]}
    >
      <ReceiverFields session={props.session} owners={[]} value={to} onChange={setTo} />
      <TextInput
        label={t('denials.assign.note')}
        value={note}
        maxLength={300}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </StepForm>
  );
}

/** Begins the next level of appeal. */
export function AppealForm(props: FormProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [decided, setDecided] = useState('');
  const [late, setLate] = useState(false);
  const again = props.denial.state === 'appealed';
  return (
    <StepForm
      {...props}
      operation="$appeal"
      label={t('denials.way.appeal')}
      submit={t('denials.appeal.do')}
      ready={(!late || note.trim() !== '') && (!again || decided !== '')}
      parameters={() => [
        ...date('decided', decided),
        ...(late ? [{ name: 'late', valueBoolean: true }] : []),
        ...text('note', note),
      ]}
    >
      {again && (
        <TextInput
          type="date"
          label={t('denials.appeal.decided')}
          description={t('denials.appeal.decidedHolds')}
          required
          max={isoDay(new Date())}
          value={decided}
          onChange={(event) => setDecided(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={t('denials.appeal.note')}
        value={note}
        rows={3}
        maxLength={2000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Checkbox
        label={t('denials.appeal.late')}
        checked={late}
        onChange={(event) => setLate(event.currentTarget.checked)}
      />
    </StepForm>
  );
}

const OUTCOMES = [
  'overturned',
  'overturned-in-part',
  'upheld',
  'written-off',
  'patient-billed',
] as const;

/** Ends the work on a denial, with what was learned. */
export function CloseForm(props: FormProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState('');
  const [amount, setAmount] = useState('');
  const [lesson, setLesson] = useState('');
  const [note, setNote] = useState('');
  const paid = outcome.startsWith('overturned');
  const dollars = amount.replace(/[$,\s]/g, '');
  const wrong = amount.trim() !== '' && !/^\d{1,9}(\.\d{1,2})?$/.test(dollars);
  return (
    <StepForm
      {...props}
      operation="$close"
      label={t('denials.way.close')}
      submit={t('denials.close.do')}
      ready={outcome !== '' && !(paid && wrong)}
      parameters={() => [
        { name: 'outcome', valueCode: outcome },
        ...(paid && dollars ? [{ name: 'amount', valueDecimal: Number(dollars) }] : []),
        ...text('lesson', lesson),
        ...text('note', note),
      ]}
    >
      <NativeSelect
        label={t('denials.close.outcome')}
        value={outcome}
        required
        onChange={(event) => setOutcome(event.currentTarget.value)}
        data={[
          { value: '', label: t('denials.close.choose') },
          ...OUTCOMES.map((each) => ({ value: each, label: t(`denials.state.${each}`) })),
        ]}
      />
      {paid && (
        <TextInput
          label={t('denials.close.amount')}
          description={t('denials.close.amountHolds')}
          value={amount}
          inputMode="decimal"
          error={wrong && t('denials.filter.noAmount')}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
      )}
      <TextInput
        label={t('denials.close.lesson')}
        value={lesson}
        maxLength={500}
        onChange={(event) => setLesson(event.currentTarget.value)}
      />
      <Textarea
        label={t('denials.close.note')}
        value={note}
        rows={2}
        maxLength={1000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </StepForm>
  );
}

/** Opens a closed denial again. */
export function ReopenForm(props: FormProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  return (
    <StepForm
      {...props}
      operation="$reopen"
      label={t('denials.way.reopen')}
      submit={t('denials.reopen.do')}
      ready={note.trim() !== ''}
      parameters={() => text('note', note)}
    >
      <TextInput
        label={t('denials.reopen.note')}
        value={note}
        required
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </StepForm>
  );
}
