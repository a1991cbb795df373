import type { Parameters, ParametersParameter } from 'fhir/r4';

/** Something that can go with a letter. */
export interface Evidence {
  /** Type, id and version: `DocumentReference/5/_history/1`. */
  reference: string;
  kind: string;
  title: string;
  date: string | undefined;
  /** The letter rests on one of its kind. */
  needed: boolean;
  picked: boolean;
}

/** Words a letter gives as they stand in a piece of evidence. */
export interface Quote {
  source: string;
  text: string;
}

/** A letter as `$letter` tells it. */
export interface Letter {
  /** The template's name, such as `letter-bundling`. */
  template: string;
  title: string;
  text: string;
  evidence: Evidence[];
  /** Kinds of evidence it rests on and of which none is stored. */
  lacking: string[];
  /** Why it cannot be sent yet. */
  blocked: string[];
  choices: { name: string; title: string }[];
  /** Id and version of the draft that is kept; undefined while none is. */
  draft: string | undefined;
  version: string | undefined;
  /** `preparation`, `in-progress` (sent) or `completed` (at the payer's). */
  status: string | undefined;
}

/** What a person changed and has not kept yet. */
export interface Change {
  template?: string;
  text?: string;
  evidence?: string[];
  quotes?: Quote[];
}

const partOf = (of: ParametersParameter, name: string) =>
  of.part?.find((part) => part.name === name);

export function letterOf(answer: Parameters): Letter {
  const all = answer.parameter ?? [];
  const named = (name: string) => all.filter((each) => each.name === name);
  const first = (name: string) => named(name)[0];
  return {
    template: (first('template')?.valueCanonical ?? '').replace(/^.*\/|\|.*$/g, ''),
    title: first('title')?.valueString ?? '',
    text: first('text')?.valueString ?? '',
    evidence: named('evidence').map((each) => ({
      reference: partOf(each, 'reference')?.valueUri ?? '',
      kind: partOf(each, 'kind')?.valueCode ?? '',
      title: partOf(each, 'title')?.valueString ?? '',
      date: partOf(each, 'date')?.valueDate,
      needed: partOf(each, 'needed')?.valueBoolean ?? false,
      picked: partOf(each, 'picked')?.valueBoolean ?? false,
    })),
    lacking: named('lacking').flatMap((each) => each.valueCode ?? []),
    blocked: named('blocked').flatMap((each) => each.valueString ?? []),
    choices: named('choice').map((each) => ({
      name: partOf(each, 'name')?.valueCode ?? '',
      title: partOf(each, 'title')?.valueString ?? '',
    })),
    draft: first('draft')?.valueReference?.reference?.replace('Communication/', ''),
    version: first('version')?.valueString,
    status: first('status')?.valueCode,
  };
}

/** A change as `$letter` takes it. */
export function changeOf(
  { template, text, evidence, quotes }: Change,
  more: { save?: boolean; draft?: string | undefined; version?: string | undefined } = {},
): Parameters {
  const parameter: ParametersParameter[] = [];
  if (template) parameter.push({ name: 'template', valueString: template });
  if (text !== undefined) parameter.push({ name: 'text', valueString: text });
  // Nothing said of evidence is what the letter needs; that nothing goes along has to be said.
  for (const each of evidence?.length === 0 ? ['none'] : (evidence ?? [])) {
    parameter.push({ name: 'evidence', valueUri: each });
  }
  for (const quote of quotes ?? []) {
    parameter.push({
      name: 'quote',
      part: [
        { name: 'source', valueUri: quote.source },
        { name: 'text', valueString: quote.text },
      ],
    });
  }
  if (more.save) parameter.push({ name: 'save', valueBoolean: true });
  if (more.draft) parameter.push({ name: 'draft', valueString: more.draft });
  if (more.version) parameter.push({ name: 'version', valueString: more.version });
  return { resourceType: 'Parameters', parameter };
}

/** The same order with one moved by one place. */
export function moved(references: string[], at: number, by: 1 | -1): string[] {
  const to = at + by;
  const one = references[at];
  const other = references[to];
  if (one === undefined || other === undefined) return references;
  const next = [...references];
  next[at] = other;
  next[to] = one;
  return next;
}
