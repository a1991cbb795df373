import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModifierSuggestion } from './cds.model';
import styles from './chart.module.css';

const FEW = 4;

/** What a procedure's usual modifiers mean here, to choose from; none is chosen by itself. */
export function ModifierSuggestions({
  procedure,
  suggestions,
  onChoose,
}: {
  procedure: string;
  suggestions: ModifierSuggestion[];
  onChoose: (modifier: string) => void;
}) {
  const { t } = useTranslation();
  const [none, setNone] = useState(false);
  if (suggestions.length === 0 || none) return null;
  const label = t('charges.suggested', { procedure });
  return (
    <div className={styles.suggested} role="group" aria-label={label}>
      <div className={styles.chips}>
        {suggestions.slice(0, FEW).map((one) => (
          <Button
            key={one.modifier}
            variant="default"
            size="compact-sm"
            onClick={() => onChoose(one.modifier)}
          >
            {/* One child: the button lays its children out without the spaces between them. */}
            <span>
              <span className="cc-code">{one.modifier}</span> {one.meaning}{' '}
              {one.claims > 0 && (
                <span className="cc-muted">{t('charges.paidOf', { ...one })}</span>
              )}
            </span>
          </Button>
        ))}
        <Button variant="subtle" size="compact-sm" onClick={() => setNone(true)}>
          {t('charges.noneApplies')}
        </Button>
      </div>
      <details>
        <summary>{t('charges.whatEachNeeds')}</summary>
        <dl className={styles.needs}>
          {suggestions.map((one) => (
            <div key={one.modifier}>
              <dt>
                <span className="cc-code">{one.modifier}</span> {one.meaning}
              </dt>
              <dd>
                {one.rule} {t('charges.record', { documentation: one.documentation })}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
