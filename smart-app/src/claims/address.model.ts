import {
  LIMITS,
  SORTS,
  START,
  VIEWS,
  WAITING,
  type HeldQuery,
  type Limit,
  type Sort,
  type View,
} from './claims.model';

/** What the address of the screen says: the list that is asked for, and the claim that is open. */
export interface HeldAddress {
  query: HeldQuery;
  open: string | undefined;
}

/** Reads `?view=rejected&limit=7&claim=…`; what it does not know it leaves out. */
export function addressOf(search: string): HeldAddress {
  const asked = new URLSearchParams(search);
  const text = (name: string) => asked.get(name)?.trim() || undefined;
  const among = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === asked.get(name));
  const number = (name: string) => dollarsOf(text(name));
  const page = Number(text('page') ?? 1);
  const edit = text('edit');
  const open = text('claim');
  return {
    query: {
      view: among<View>('view', VIEWS) ?? START.view,
      limit: among<Limit>('limit', LIMITS),
      days: WAITING.find((days) => String(days) === asked.get('days')),
      payer: text('payer'),
      edit: edit && /^[a-z0-9-]{1,100}$/.test(edit) ? edit : undefined,
      clinician: text('clinician'),
      from: number('from'),
      to: number('to'),
      sort: among<Sort>('sort', SORTS) ?? START.sort,
      page: Number.isInteger(page) && page > 0 && page <= 1_000_000 ? page - 1 : 0,
    },
    open: open && /^[A-Za-z0-9.-]{1,64}$/.test(open) ? open : undefined,
  };
}

/** Dollars as one types them: `1,000` or `$250.50`; undefined for what is no amount. */
export function dollarsOf(words: string | undefined): number | undefined {
  const plain = words?.replace(/[$,\s]/g, '') ?? '';
  return /^\d{1,9}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}

/** The address of a list and its open claim; what is as it is opened is not said. */
export function searchOf({ query, open }: HeldAddress): string {
  const said: Record<string, string | number | undefined> = {
    view: query.view === START.view ? undefined : query.view,
    limit: query.limit,
    days: query.days,
    payer: query.payer,
    edit: query.edit,
    clinician: query.clinician,
    from: query.from,
    to: query.to,
    sort: query.sort === START.sort ? undefined : query.sort,
    page: query.page > 0 ? query.page + 1 : undefined,
    claim: open,
  };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) {
    if (value !== undefined) search.set(name, String(value));
  }
  return `?${search}`;
}

/** Whether anything but the view narrows the list. */
export const isFiltered = (query: HeldQuery) =>
  [query.limit, query.days, query.payer, query.edit, query.clinician, query.from, query.to].some(
    (each) => each !== undefined,
  );

/** The same list with nothing filtered out. */
export const unfiltered = (query: HeldQuery): HeldQuery => ({
  view: query.view,
  sort: query.sort,
  page: 0,
});
