import '@mantine/core/styles/Checkbox.css';
import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanDefinition } from 'fhir/r4';
import { FhirError } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import { time } from '../ui/format';
import fold from '../ui/fold.module.css';
import { Failure, Loading, useOnline } from '../ui/states';
import { Differences } from './differences.card';
import {
  contentOf,
  EVIDENCE,
  PAGES,
  STEPS,
  SYSTEMS,
  type Page,
  type PayerPlaybook,
  type Playbook,
  type Step,
} from './playbook.model';
import { newest, useGiveUp, useKeep, usePlan, usePublish } from './playbook.query';
import { added, changed, moved, without } from './rows.model';
import styles from './playbooks.module.css';

/** The draft of a payer's next version: written, compared, published or given up. */
export function DraftForm({
  session,
  of,
  draft,
  first,
  onDone,
}: {
  session: Session;
  of: PayerPlaybook;
  draft: string;
  /** The page one came to write. */
  first: string | undefined;
  onDone: (what: string) => void;
}) {
  const { t } = useTranslation();
  const plan = usePlan(session, of.policy, draft, true);
  // What is read anew while somebody writes must not take the place of what was typed.
  const [begun, setBegun] = useState<PlanDefinition>();
  if (!begun && plan.data && !plan.isFetching) setBegun(plan.data);
  if (begun) {
    return <Writing session={session} of={of} begun={begun} first={first} onDone={onDone} />;
  }
  return plan.error ? (
    <Failure
      title={t('playbooks.failedOne')}
      error={plan.error}
      onRetry={() => void plan.refetch()}
    />
  ) : (
    <Loading label={t('playbooks.loadingOne')} rows={4} />
  );
}

function Writing({
  session,
  of,
  begun,
  first,
  onDone,
}: {
  session: Session;
  of: PayerPlaybook;
  begun: PlanDefinition;
  first: string | undefined;
  onDone: (what: string) => void;
}) {
  const { t } = useTranslation();
  const online = useOnline();
  const [plan, setPlan] = useState(begun);
  const [content, setContent] = useState<Playbook>(() => contentOf(begun));
  const [kept, setKept] = useState<Date>();
  const [comparing, setComparing] = useState(false);
  const [givingUp, setGivingUp] = useState(false);
  const [fresh, setFresh] = useState<string>();
  const keep = useKeep(session);
  const publish = usePublish(session);
  const giveUp = useGiveUp(session);
  const error = publish.error ?? keep.error ?? giveUp.error;
  const conflict = error instanceof FhirError && error.isConflict;
  const busy = keep.isPending || publish.isPending || giveUp.isPending;
  const change = (part: Partial<Playbook>) => {
    setKept(undefined);
    setContent((before) => ({ ...before, ...part }));
  };
  const save = (onto: PlanDefinition, then?: () => void) => {
    publish.reset();
    giveUp.reset();
    keep.mutate(
      { plan: onto, content },
      {
        onSuccess: (stored) => {
          setPlan(stored);
          setKept(new Date());
          then?.();
        },
      },
    );
  };
  return (
    <form
      className={styles.form}
      aria-label={t('playbooks.draft', { version: plan.version })}
      onSubmit={(event) => {
        event.preventDefault();
        save(plan);
      }}
    >
      <h2>{t('playbooks.draft', { version: plan.version })}</h2>
      <TextInput
        label={t('playbooks.name')}
        value={content.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Contacts content={content} onChange={change} />
      <h3>{t('playbooks.pages')}</h3>
      {content.pages.map((page, index) => (
        <PageFields
          key={index}
          page={page}
          isOpen={page.name === first || page.name === fresh}
          templates={of.templates}
          onChange={(part) => change({ pages: changed(content.pages, index, part) })}
          onRemove={() => change({ pages: without(content.pages, index) })}
        />
      ))}
      <AddPage
        there={content.pages}
        onAdd={(page) => {
          setFresh(page.name);
          change({ pages: added(content.pages, page) });
        }}
      />
      <div className={styles.actions}>
        <Button type="submit" variant="default" disabled={!online || busy} loading={keep.isPending}>
          {t('playbooks.save')}
        </Button>
        <Button
          variant="default"
          disabled={!online || busy}
          onClick={() => save(plan, () => setComparing(true))}
        >
          {t('playbooks.compare')}
        </Button>
        <Button
          disabled={!online || busy}
          loading={publish.isPending}
          onClick={() => {
            keep.reset();
            giveUp.reset();
            publish.mutate(
              { plan, content },
              {
                onSuccess: (live) =>
                  onDone(t('playbooks.published', { version: live.version ?? '' })),
                // It was kept, and only the publishing refused: what comes next goes by it.
                onError: () => void newest(session, plan).then(setPlan, () => undefined),
              },
            );
          }}
        >
          {t('playbooks.publish')}
        </Button>
        {givingUp ? (
          <>
            <Button
              variant="default"
              color="red"
              disabled={!online || busy}
              onClick={() =>
                giveUp.mutate(plan, { onSuccess: () => onDone(t('playbooks.givenUp')) })
              }
            >
              {t('playbooks.giveUpNow', { version: plan.version })}
            </Button>
            <Button variant="default" onClick={() => setGivingUp(false)}>
              {t('playbooks.keepDraft')}
            </Button>
          </>
        ) : (
          <Button variant="default" disabled={busy} onClick={() => setGivingUp(true)}>
            {t('playbooks.giveUp')}
          </Button>
        )}
        <Button
          variant="default"
          disabled={busy}
          onClick={() => save(plan, () => onDone(t('playbooks.kept')))}
        >
          {t('playbooks.later')}
        </Button>
        <span role="status" className="cc-muted">
          {kept && t('playbooks.savedAt', { time: time(kept) })}
        </span>
      </div>
      {conflict ? (
        <>
          <Failure
            title={t('playbooks.conflict')}
            error={error}
            holds={t('playbooks.conflictHolds')}
          />
          <div className={styles.actions}>
            <Button
              variant="default"
              onClick={() => void newest(session, plan).then((stands) => save(stands))}
            >
              {t('playbooks.overTheirs')}
            </Button>
            <Button
              variant="default"
              onClick={() =>
                void newest(session, plan).then((stands) => {
                  keep.reset();
                  publish.reset();
                  setPlan(stands);
                  setContent(contentOf(stands));
                })
              }
            >
              {t('playbooks.takeTheirs')}
            </Button>
          </div>
        </>
      ) : (
        error && (
          <>
            <Failure
              title={t('playbooks.refused')}
              error={error}
              holds={t('playbooks.refusedHolds')}
            />
            {error instanceof FhirError && error.issues.length > 1 && (
              <ul>
                {error.issues.slice(1).map((issue, index) => (
                  <li key={index}>{issue.diagnostics}</li>
                ))}
              </ul>
            )}
          </>
        )
      )}
      {comparing && (
        <Differences session={session} plan={plan.id ?? ''} version={plan.meta?.versionId} />
      )}
    </form>
  );
}

function Contacts({
  content,
  onChange,
}: {
  content: Playbook;
  onChange: (part: Partial<Playbook>) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.group}>
      <legend>{t('playbooks.contacts')}</legend>
      {content.contacts.map((contact, index) => {
        const change = (part: Partial<typeof contact>) =>
          onChange({ contacts: changed(content.contacts, index, part) });
        return (
          <div key={index} className={styles.fields}>
            <TextInput
              label={t('playbooks.contact.name')}
              value={contact.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <NativeSelect
              className={styles.short}
              label={t('playbooks.contact.system')}
              value={contact.system}
              data={SYSTEMS.map((value) => ({ value, label: t(`playbooks.system.${value}`) }))}
              onChange={(event) => change({ system: event.currentTarget.value })}
            />
            <TextInput
              className={styles.wide}
              label={t('playbooks.contact.value')}
              value={contact.value}
              onChange={(event) => change({ value: event.currentTarget.value })}
            />
            <Button
              variant="default"
              aria-label={t('playbooks.removeContact', { n: index + 1 })}
              onClick={() => onChange({ contacts: without(content.contacts, index) })}
            >
              <Trash2 aria-hidden size={14} />
            </Button>
          </div>
        );
      })}
      <div>
        <Button
          size="compact-md"
          variant="default"
          leftSection={<Plus aria-hidden size={14} />}
          onClick={() =>
            onChange({
              contacts: added(content.contacts, { name: '', system: 'phone', value: '' }),
            })
          }
        >
          {t('playbooks.addContact')}
        </Button>
      </div>
    </fieldset>
  );
}

function PageFields({
  page,
  isOpen,
  templates,
  onChange,
  onRemove,
}: {
  page: Page;
  /** At first; a person opens and closes it. */
  isOpen: boolean;
  templates: string[];
  onChange: (part: Partial<Page>) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const name = t(`playbooks.page.${page.name}`, { defaultValue: page.name });
  return (
    <details className={fold.fold} open={isOpen}>
      <summary>
        {page.title || name}
        {page.codes.length > 0 && <span className="cc-code"> {page.codes.join(' ')}</span>}
      </summary>
      <div role="group" aria-label={name} className={styles.form}>
        <div className={styles.fields}>
          <TextInput
            className={styles.wide}
            label={t('playbooks.pageTitle')}
            value={page.title}
            onChange={(event) => onChange({ title: event.currentTarget.value })}
          />
          <TextInput
            label={t('playbooks.codes')}
            description={t('playbooks.codesHold')}
            value={page.codes.join(' ')}
            onChange={(event) =>
              onChange({ codes: event.currentTarget.value.split(/[\s,]+/).filter(Boolean) })
            }
          />
          <NativeSelect
            label={t('playbooks.letter')}
            value={page.template}
            data={[
              { value: '', label: t('playbooks.bestLetter') },
              ...[...new Set([...templates, page.template])].filter(Boolean),
            ]}
            onChange={(event) => onChange({ template: event.currentTarget.value })}
          />
        </div>
        <Textarea
          label={t('playbooks.words')}
          rows={3}
          value={page.words}
          onChange={(event) => onChange({ words: event.currentTarget.value })}
        />
        <h3>{t('playbooks.steps')}</h3>
        {page.steps.map((step, index) => (
          <StepFields
            key={index}
            n={index + 1}
            step={step}
            isLast={index === page.steps.length - 1}
            onChange={(part) => onChange({ steps: changed(page.steps, index, part) })}
            onMove={(by) => onChange({ steps: moved(page.steps, index, by) })}
            onRemove={() => onChange({ steps: without(page.steps, index) })}
          />
        ))}
        <div>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<Plus aria-hidden size={14} />}
            onClick={() =>
              onChange({
                steps: added(page.steps, {
                  kind: 'check',
                  title: '',
                  text: '',
                  team: '',
                  days: '',
                }),
              })
            }
          >
            {t('playbooks.addStep')}
          </Button>
        </div>
        <h3>{t('playbooks.documents')}</h3>
        {page.documents.map((document, index) => {
          const change = (part: Partial<typeof document>) =>
            onChange({ documents: changed(page.documents, index, part) });
          return (
            <div key={index} className={styles.fields}>
              <NativeSelect
                label={t('playbooks.document.kind')}
                value={document.kind}
                data={EVIDENCE.map((value) => ({ value, label: t(`playbooks.kind.${value}`) }))}
                onChange={(event) => change({ kind: event.currentTarget.value })}
              />
              <TextInput
                className={styles.wide}
                label={t('playbooks.document.words')}
                value={document.words}
                onChange={(event) => change({ words: event.currentTarget.value })}
              />
              <Checkbox
                label={t('playbooks.document.required')}
                checked={document.required}
                onChange={(event) => change({ required: event.currentTarget.checked })}
              />
              <Button
                variant="default"
                aria-label={t('playbooks.removeDocument', { n: index + 1 })}
                onClick={() => onChange({ documents: without(page.documents, index) })}
              >
                <Trash2 aria-hidden size={14} />
              </Button>
            </div>
          );
        })}
        <div className={styles.actions}>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<Plus aria-hidden size={14} />}
            onClick={() =>
              onChange({
                documents: added(page.documents, { kind: 'note', words: '', required: false }),
              })
            }
          >
            {t('playbooks.addDocument')}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<Trash2 aria-hidden size={14} />}
            onClick={onRemove}
          >
            {t('playbooks.removePage', { page: name })}
          </Button>
        </div>
      </div>
    </details>
  );
}

function StepFields({
  n,
  step,
  isLast,
  onChange,
  onMove,
  onRemove,
}: {
  n: number;
  step: Step;
  isLast: boolean;
  onChange: (part: Partial<Step>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('playbooks.stepN', { n })} className={styles.form}>
      <div className={styles.fields}>
        <NativeSelect
          className={styles.short}
          label={t('playbooks.step.kind')}
          value={step.kind}
          data={STEPS.map((value) => ({ value, label: t(`playbooks.stepKind.${value}`) }))}
          onChange={(event) => onChange({ kind: event.currentTarget.value })}
        />
        <TextInput
          className={styles.wide}
          label={t('playbooks.step.title')}
          value={step.title}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t('playbooks.step.team')}
          value={step.team}
          onChange={(event) => onChange({ team: event.currentTarget.value })}
        />
        <TextInput
          className={styles.short}
          label={t('playbooks.step.days')}
          inputMode="numeric"
          value={step.days}
          error={/^\d{0,3}$/.test(step.days.trim()) ? undefined : t('playbooks.step.daysWrong')}
          onChange={(event) => onChange({ days: event.currentTarget.value })}
        />
        <span className={styles.moves}>
          <Button
            variant="default"
            aria-label={t('playbooks.up', { n })}
            disabled={n === 1}
            onClick={() => onMove(-1)}
          >
            <ArrowUp aria-hidden size={14} />
          </Button>
          <Button
            variant="default"
            aria-label={t('playbooks.down', { n })}
            disabled={isLast}
            onClick={() => onMove(1)}
          >
            <ArrowDown aria-hidden size={14} />
          </Button>
          <Button
            variant="default"
            aria-label={t('playbooks.removeStep', { n })}
            onClick={onRemove}
          >
            <Trash2 aria-hidden size={14} />
          </Button>
        </span>
      </div>
      {(step.kind === 'call' || step.text) && (
        <Textarea
          label={t('playbooks.step.text')}
          rows={2}
          value={step.text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

function AddPage({ there, onAdd }: { there: Page[]; onAdd: (page: Page) => void }) {
  const { t } = useTranslation();
  const left = PAGES.filter((name) => !there.some((page) => page.name === name));
  const [picked, setPicked] = useState('');
  const name = left.includes(picked) ? picked : (left[0] ?? '');
  if (left.length === 0) return null;
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={t('playbooks.newPage')}
        value={name}
        data={left.map((value) => ({ value, label: t(`playbooks.page.${value}`) }))}
        onChange={(event) => setPicked(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<Plus aria-hidden size={14} />}
        onClick={() =>
          onAdd({
            name,
            title: t(`playbooks.page.${name}`),
            codes: [],
            words: '',
            documents: [],
            template: '',
            steps: [],
          })
        }
      >
        {t('playbooks.addPage')}
      </Button>
    </div>
  );
}
