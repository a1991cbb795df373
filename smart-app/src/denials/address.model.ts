import {
  ACTIONS,
  DUES,
  SORTS,
  START,
  VIEWS,
  type Action,
  type DenialQuery,
  type DueIn,
  type Sort,
  type View,
} from './denials.model';

/** What the address of the screen says: the list that is asked for, and the denial that is open. */
export interface DenialAddress {
  query: DenialQuery;
  /** Id of its Task. */
  open: string | undefined;
}

const BASE = '/app/denials';

/** Where many denials are appealed in one go. */
export const BATCH = `${BASE}/batch`;

/** More are not appealed in one go; the server says the same. */
export const MOST_IN_BATCH = 200;

/** The address of a batch of these denials. */
export const batchPathOf = (ids: string[]) => `${BATCH}?ids=${ids.join(',')}`;

/** The denials of a batch; what is no id is left out. */
export const idsOf = (search: string) =>
  (new URLSearchParams(search).get('ids') ?? '')
    .split(',')
    .filter((id) => /^[A-Za-z0-9.-]{1,64}$/.test(id))
    .slice(0, MOST_IN_BATCH);

/** Reads `/app/denials/12?view=mine&payer=…`; what it does not know it leaves out. */
export function addressOf(path: string, search: string): DenialAddress {
  const asked = new URLSearchParams(search);
  const text = (name: string) => asked.get(name)?.trim() || undefined;
  const among = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === asked.get(name));
  const code = (name: string) => {
    const value = text(name);
    return value && /^[A-Za-z0-9-]{1,60}$/.test(value) ? value : undefined;
  };
  const page = Number(text('page') ?? 1);
  const open = path.startsWith(`${BASE}/`)
    ? decodeURIComponent(path.slice(BASE.length + 1))
    : text('denial');
  return {
    query: {
      view: among<View>('view', VIEWS) ?? START.view,
      payer: text('payer'),
      category: code('category'),
      code: code('code'),
      owner: text('owner'),
      team: code('team'),
      site: text('site'),
      action: among<Action>('action', ACTIONS),
      due: among<DueIn>('due', DUES),
      from: dollarsOf(text('from')),
      to: dollarsOf(text('to')),
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

/** The address of a list, and of the denial that is open in it; what is as it is opened is not said. */
export function pathOf({ query, open }: DenialAddress): string {
  const said: Record<string, string | number | undefined> = {
    view: query.view === START.view ? undefined : query.view,
    payer: query.payer,
    category: query.category,
    code: query.code,
    owner: query.owner,
    team: query.team,
    site: query.site,
    action: query.action,
    due: query.due,
    from: query.from,
    to: query.to,
    sort: query.sort === START.sort ? undefined : query.sort,
    page: query.page > 0 ? query.page + 1 : undefined,
  };
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(said)) {
    if (value !== undefined) search.set(name, String(value));
  }
  const path = open ? `${BASE}/${encodeURIComponent(open)}` : BASE;
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Whether anything but the view narrows the list. */
export const isFiltered = (query: DenialQuery) =>
  [
    query.payer,
    query.category,
    query.code,
    query.owner,
    query.team,
    query.site,
    query.action,
    query.due,
    query.from,
    query.to,
  ].some((each) => each !== undefined);

/** The same list with nothing filtered out. */
export const unfiltered = ({ view, sort }: DenialQuery): DenialQuery => ({ view, sort, page: 0 });
