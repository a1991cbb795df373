import type { Exchange } from './exchanges';

/** A place where two answers do not say the same. */
export interface Difference {
  at: string;
  /** As JSON; undefined where it is not there. */
  first: string | undefined;
  again: string | undefined;
}

/**
 * What a repeated call was answered otherwise than the first. The names cards and suggestions are
 * given anew in each answer say nothing and are not compared.
 */
export function differences(first: Exchange, again: Exchange): Difference[] {
  const before = leaves({ status: first.status, answer: answerOf(first) });
  const after = leaves({ status: again.status, answer: answerOf(again) });
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((at) => before.get(at) !== after.get(at))
    .map((at) => ({
      at: at.replace(/^answer\./, ''),
      first: before.get(at),
      again: after.get(at),
    }));
}

/** The answer with the names it made up replaced by their order, wherever its texts repeat them. */
function answerOf({ response, unreadable }: Exchange): unknown {
  if (response === undefined) return unreadable;
  const names = new Map<string, string>();
  const text = JSON.stringify(response, (key, value: unknown) => {
    if (key === 'uuid' && typeof value === 'string' && !names.has(value)) {
      names.set(value, `name ${names.size + 1}`);
    }
    return value;
  });
  return JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'string'
      ? [...names].reduce((said, [name, order]) => said.replaceAll(name, order), value)
      : value,
  ) as unknown;
}

function leaves(value: unknown, at = '', found = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    for (const [key, each] of Object.entries(value)) {
      const step = Array.isArray(value) ? `[${key}]` : at ? `.${key}` : key;
      leaves(each, at + step, found);
    }
  } else if (value !== undefined) {
    found.set(at, JSON.stringify(value));
  }
  return found;
}
