import type { Bundle, FhirResource, Parameters } from 'fhir/r4';
import { FhirError, isOutcome, messageOf, OfflineError } from './outcome';

type TypeOf = FhirResource['resourceType'];
export type OfType<T extends TypeOf> = Extract<FhirResource, { resourceType: T }>;

const JSON_TYPE = 'application/fhir+json';
/** A search that pages beyond this is a mistake of ours, not a patient's record. */
const PAGES = 20;

/** A FHIR server, seen with one person's token. */
export class FhirServer {
  readonly base: string;
  private readonly token: () => string | undefined;

  constructor(base: string, token: () => string | undefined) {
    this.base = base.replace(/\/$/, '');
    this.token = token;
  }

  read<T extends TypeOf>(type: T, id: string): Promise<OfType<T>> {
    return this.send<OfType<T>>('GET', `${type}/${encodeURIComponent(id)}`);
  }

  /** The resource, or undefined where there is none. */
  async find<T extends TypeOf>(type: T, id: string): Promise<OfType<T> | undefined> {
    try {
      return await this.read(type, id);
    } catch (error) {
      if (error instanceof FhirError && (error.status === 404 || error.status === 410)) {
        return undefined;
      }
      throw error;
    }
  }

  /** Every match of the type asked for; includes of other types are left out. */
  async search<T extends TypeOf>(
    type: T,
    query: Record<string, string> = {},
  ): Promise<OfType<T>[]> {
    const found: OfType<T>[] = [];
    let next: string | undefined = `${type}?${new URLSearchParams(query)}`;
    for (let page = 0; next && page < PAGES; page++) {
      const bundle: Bundle = await this.send<Bundle>('GET', next);
      for (const { resource } of bundle.entry ?? []) {
        if (resource?.resourceType === type) found.push(resource as OfType<T>);
      }
      next = this.onThisServer(bundle.link?.find((link) => link.relation === 'next')?.url);
    }
    return found;
  }

  /** Whatever a relative query of a prefetch template gives: a resource or a Bundle. */
  get(query: string): Promise<FhirResource> {
    return this.send<FhirResource>('GET', query);
  }

  create<T extends FhirResource>(resource: T): Promise<T> {
    return this.send<T>('POST', resource.resourceType, resource);
  }

  /** Stores the resource under its id; refused if it changed since the version we hold was read. */
  update<T extends FhirResource>(resource: T): Promise<T> {
    const version = resource.meta?.versionId;
    return this.send<T>('PUT', `${resource.resourceType}/${resource.id}`, resource, {
      ...(version ? { 'If-Match': `W/"${version}"` } : {}),
    });
  }

  operation(path: string, input: Parameters): Promise<Parameters> {
    return this.send<Parameters>('POST', path, input);
  }

  /** Stores all entries of a transaction, or none. */
  transaction(bundle: Bundle): Promise<Bundle> {
    return this.send<Bundle>('POST', '', bundle);
  }

  /** A page link, if it leads back to this server: the token goes nowhere else. */
  private onThisServer(url: string | undefined): string | undefined {
    if (!url) return undefined;
    const page = new URL(url, `${this.base}/`);
    const base = new URL(`${this.base}/`);
    return page.origin === base.origin && page.pathname.startsWith(base.pathname.replace(/\/$/, ''))
      ? page.toString()
      : undefined;
  }

  private async send<R>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<R> {
    const token = this.token();
    // A bar parts system and code in FHIR; servers refuse it bare, and browsers send it bare.
    const here = path === '' ? this.base : `${this.base}/${path}`;
    const url = (/^https?:/.test(path) ? path : here).replaceAll('|', '%7C');
    let answer: Response;
    try {
      answer = await fetch(url, {
        method,
        // The token says who asks. A cookie along with it would only mix in the sign-in's session.
        credentials: 'omit',
        headers: {
          Accept: JSON_TYPE,
          // A search right after a write must see the write.
          'Cache-Control': 'no-cache',
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...(body === undefined
            ? {}
            : { 'Content-Type': JSON_TYPE, Prefer: 'return=representation' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw new OfflineError();
    }
    const content = await json(answer);
    if (!answer.ok) {
      const outcome = isOutcome(content) ? content : undefined;
      throw new FhirError(
        messageOf(answer.status, outcome),
        answer.status,
        outcome?.issue,
        outcome?.id ?? answer.headers.get('X-Request-ID') ?? undefined,
      );
    }
    return content as R;
  }
}

async function json(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy's error page, say: the status tells more than its HTML.
    return undefined;
  }
}
