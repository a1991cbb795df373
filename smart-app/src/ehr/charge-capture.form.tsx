import { ActionIcon, Button, MultiSelect, NumberInput, Select } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from 'fhir/r4';
import { money } from '../ui/format';
import {
  changeLine,
  linesOf,
  withLine,
  withoutLine,
  type ChargeLine,
  type Visit,
} from './draft-claim.model';
import type { LineModifiers, ModifierSuggestion } from './cds.model';
import { ModifierSuggestions } from './modifier-suggestions';
import { DIAGNOSES, MODIFIERS, PROCEDURES, wordsFor } from './procedures';
import styles from './chart.module.css';

const MOST_MODIFIERS = 4;

/** The charges of a visit: the draft claim as lines one can edit. */
export function ChargeCapture({
  claim,
  visit,
  diagnoses,
  usual,
  modifiers,
  today,
  onChange,
}: {
  claim: Claim;
  visit: Visit;
  /** Codes of the problem list. */
  diagnoses: string[];
  usual: Omit<ChargeLine, 'sequence'>[];
  /** What the service says each line can carry. */
  modifiers: LineModifiers[];
  today: string;
  onChange: (claim: Claim) => void;
}) {
  const { t } = useTranslation();
  const lines = linesOf(claim);
  const add = (line: Omit<ChargeLine, 'sequence'>) => onChange(withLine(claim, visit, line, today));
  return (
    <div className={styles.charges}>
      {lines.length === 0 ? (
        <p className="cc-muted">{t('charges.none')}</p>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line.sequence}>
              <Line
                line={line}
                diagnoses={diagnoses}
                suggestions={suggestionsFor(line, modifiers)}
                onChange={(changed) => onChange(changeLine(claim, changed))}
                onRemove={() => onChange(withoutLine(claim, line.sequence))}
              />
            </li>
          ))}
        </ul>
      )}
      <AddProcedure
        onAdd={(code) => {
          const known = usual.find((each) => each.code === code);
          const listed = PROCEDURES.find((each) => each.code === code);
          add(
            known ?? {
              code,
              charge: listed?.charge ?? 0,
              units: 1,
              modifiers: [],
              diagnoses: diagnoses.slice(0, 1),
            },
          );
        }}
      />
      {lines.length === 0 && usual.length > 0 && (
        <Button
          variant="light"
          onClick={() =>
            onChange(usual.reduce((draft, line) => withLine(draft, visit, line, today), claim))
          }
        >
          {t('charges.usual', { codes: usual.map((each) => each.code).join(' + ') })}
        </Button>
      )}
      {lines.length > 0 && (
        <p className={styles.total}>
          {t('charges.total')} <strong className="cc-money">{money(claim.total?.value)}</strong>
        </p>
      )}
    </div>
  );
}

/** Of an answer to an earlier draft only what still fits the line. */
function suggestionsFor(line: ChargeLine, modifiers: LineModifiers[]): ModifierSuggestion[] {
  const found = modifiers.find(
    (each) => each.line === line.sequence && each.procedure === line.code,
  );
  return (found?.suggestions ?? []).filter((each) => !line.modifiers.includes(each.modifier));
}

function AddProcedure({ onAdd }: { onAdd: (code: string) => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <div className={styles.add}>
      <Select
        label={t('charges.procedure')}
        placeholder={t('charges.procedureHint')}
        searchable
        value={chosen}
        onChange={setChosen}
        data={PROCEDURES.map((each) => ({ value: each.code, label: `${each.code} ${each.words}` }))}
      />
      <Button
        variant="default"
        disabled={!chosen}
        leftSection={<Plus aria-hidden size={16} />}
        onClick={() => {
          if (!chosen) return;
          onAdd(chosen);
          setChosen(null);
        }}
      >
        {t('charges.add')}
      </Button>
    </div>
  );
}

function Line({
  line,
  diagnoses,
  suggestions,
  onChange,
  onRemove,
}: {
  line: ChargeLine;
  diagnoses: string[];
  suggestions: ModifierSuggestion[];
  onChange: (line: ChargeLine) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.line}>
      <legend>
        <span className={styles.lineNumber}>{line.sequence}</span>
        <strong className="cc-code">{[line.code, ...line.modifiers].join('-')}</strong>{' '}
        <span className="cc-muted">{wordsFor(line.code)}</span>
      </legend>
      <div className={styles.lineFields}>
        <CodeSelect
          label={t('charges.modifiers')}
          chosen={line.modifiers}
          offered={MODIFIERS.map((each) => each.code)}
          words={(code) => MODIFIERS.find((each) => each.code === code)?.words}
          onChange={(chosen) => onChange({ ...line, modifiers: chosen })}
        />
        <CodeSelect
          label={t('charges.diagnoses')}
          chosen={line.diagnoses}
          offered={diagnoses}
          words={(code) => DIAGNOSES[code]}
          onChange={(chosen) => onChange({ ...line, diagnoses: chosen })}
        />
        <NumberInput
          label={t('charges.units')}
          value={line.units}
          min={1}
          max={999}
          allowDecimal={false}
          onChange={(units) =>
            typeof units === 'number' && units > 0 && onChange({ ...line, units })
          }
        />
        <NumberInput
          label={t('charges.charge')}
          value={line.charge}
          min={0}
          decimalScale={2}
          fixedDecimalScale
          prefix="$"
          hideControls
          onChange={(charge) => typeof charge === 'number' && onChange({ ...line, charge })}
        />
        <ActionIcon
          variant="default"
          size={36}
          aria-label={t('charges.remove', { n: line.sequence })}
          onClick={onRemove}
          className={styles.remove}
        >
          <Trash2 aria-hidden size={16} />
        </ActionIcon>
      </div>
      {line.modifiers.length < MOST_MODIFIERS && (
        <ModifierSuggestions
          procedure={line.code}
          suggestions={suggestions}
          onChoose={(modifier) => onChange({ ...line, modifiers: [...line.modifiers, modifier] })}
        />
      )}
    </fieldset>
  );
}

/** Up to four codes, chosen by code or by our words for it; what is chosen shows as the bare code. */
function CodeSelect({
  label,
  chosen,
  offered,
  words,
  onChange,
}: {
  label: string;
  chosen: string[];
  offered: string[];
  words: (code: string) => string | undefined;
  onChange: (codes: string[]) => void;
}) {
  return (
    <MultiSelect
      className={styles.wide}
      label={label}
      value={chosen}
      data={[...new Set([...offered, ...chosen])]}
      maxValues={MOST_MODIFIERS}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      renderOption={({ option }) => (
        <span>
          <span className="cc-code">{option.value}</span> {words(option.value)}
        </span>
      )}
      onChange={onChange}
    />
  );
}
