/** Prefetch templates of CDS Hooks 2.0: queries with `{{tokens}}` of the context and the user. */

const TOKEN = /\{\{\s*([^}]+?)\s*\}\}/g;

export interface PrefetchFacts {
  context: Record<string, unknown>;
  /** `Practitioner/shah`. */
  user: string | undefined;
  today: string;
}

/** The query with its tokens filled in, or undefined where one has no value: then nothing is sent. */
export function resolveTemplate(template: string, facts: PrefetchFacts): string | undefined {
  let complete = true;
  const query = template.replace(TOKEN, (_whole, token: string) => {
    const value = valueOf(token, facts);
    if (value === undefined) complete = false;
    return value ?? '';
  });
  // The bar of `system|code` is no URL character: browsers send it bare and servers refuse it.
  return complete ? query.replaceAll('|', '%7C') : undefined;
}

function valueOf(token: string, facts: PrefetchFacts): string | undefined {
  if (token === 'today()') return facts.today;
  const user = /^user(Practitioner|PractitionerRole|Patient|RelatedPerson)Id$/.exec(token);
  if (user) return idOf(facts.user, user[1] as string);
  if (!token.startsWith('context.')) return undefined;
  return textOf(
    token
      .slice('context.'.length)
      .split('.')
      .reduce<unknown>(
        (found, name) =>
          typeof found === 'object' && found !== null
            ? (found as Record<string, unknown>)[name]
            : undefined,
        facts.context,
      ),
  );
}

function idOf(user: string | undefined, type: string): string | undefined {
  const [kind, id] = user?.split('/') ?? [];
  return kind === type ? id : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
