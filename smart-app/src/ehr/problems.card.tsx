import { Button, Select } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from 'fhir/r4';
import { codeOf } from '../fhir/claim';
import { Failure } from '../ui/states';
import { useCreate, useSave } from './chart.query';
import { bundleOf, newProblem, takenBack } from './chart.model';
import type { Visit } from './draft-claim.model';
import { HookCards, useOpenCards } from './hook-cards';
import { useHook } from './hook.query';
import { DIAGNOSES } from './procedures';
import styles from './chart.module.css';

/** The problem list; a diagnosis that was just put on it is checked, and can be taken off again. */
export function Problems({
  visit,
  conditions,
  onOpenPanel,
}: {
  visit: Visit;
  conditions: Condition[];
  onOpenPanel: () => void;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [added, setAdded] = useState<Condition>();
  const create = useCreate<Condition>();
  const save = useSave<Condition>();
  const checked = useHook('problem-list-item-create', added && contextOf(visit, added));
  const { cards, close } = useOpenCards(checked);
  const listed = conditions.map((each) => codeOf(each.code) ?? '');
  const add = () => {
    if (!chosen) return;
    create.mutate(newProblem(visit, chosen, DIAGNOSES[chosen] ?? chosen), {
      onSuccess: (stored) => {
        setAdded(stored);
        setChosen(null);
      },
    });
  };
  return (
    <section className={styles.card}>
      <h2>{t('chart.problems')}</h2>
      <div className={styles.signing}>
        {conditions.length === 0 ? (
          <p className="cc-muted">{t('chart.noProblems')}</p>
        ) : (
          <ul className={styles.plain}>
            {conditions.map((each) => {
              const code = codeOf(each.code) ?? '';
              return (
                <li key={each.id}>
                  <span className="cc-code">{code}</span> {each.code?.text ?? DIAGNOSES[code] ?? ''}
                </li>
              );
            })}
          </ul>
        )}
        <div className={styles.problem}>
          <Select
            label={t('problems.what')}
            placeholder={t('problems.hint')}
            searchable
            size="xs"
            value={chosen}
            onChange={setChosen}
            data={Object.entries(DIAGNOSES)
              .filter(([code]) => !listed.includes(code))
              .map(([code, words]) => ({ value: code, label: `${code} ${words}` }))}
          />
          <Button
            size="xs"
            variant="default"
            disabled={!chosen}
            loading={create.isPending}
            leftSection={<Plus aria-hidden size={14} />}
            onClick={add}
          >
            {t('problems.add')}
          </Button>
        </div>
        {(create.error ?? save.error) && (
          <Failure title={t('problems.failed')} error={create.error ?? save.error} />
        )}
        {added && (
          <>
            <HookCards
              answered={checked}
              cards={cards}
              onClose={close}
              onAccept={() => undefined}
              onSmartLink={onOpenPanel}
              silent={t('problems.silent')}
              holds={t('problems.holds')}
            />
            <Button
              size="xs"
              variant="subtle"
              loading={save.isPending}
              onClick={() =>
                save.mutate(takenBack(added), { onSuccess: () => setAdded(undefined) })
              }
            >
              {t('problems.takeOff', { code: codeOf(added.code) })}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function contextOf(visit: Visit, condition: Condition) {
  return {
    patientId: visit.patient.id,
    encounterId: visit.encounter.id,
    conditions: bundleOf(condition),
  };
}
