import type { FhirResource } from 'fhir/r4';
import { FhirError, isOutcome, messageOf, OfflineError } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import { isoDay } from '../ui/format';
import type { CdsService, Feedback, HookRequest, HookResponse } from './cds.model';
import { record, shown } from './exchanges';
import { resolveTemplate } from './prefetch.model';

/** What a hook was asked and what came of it. */
export interface HookAnswer {
  service: CdsService;
  response: HookResponse;
  ms: number;
}

/** The EHR's side of CDS Hooks: discovery, prefetch, calls, feedback. */
export class CdsClient {
  private readonly session: Session;
  private readonly base: string;
  private services: Promise<CdsService[]> | undefined;

  constructor(session: Session, base = '/cds-services') {
    this.session = session;
    this.base = base;
  }

  /** Calls every service of a hook; undefined where none listens to it. */
  async call(
    hook: string,
    context: Record<string, unknown>,
    signal?: AbortSignal,
  ): Promise<HookAnswer | undefined> {
    const service = (await this.discover()).find((each) => each.hook === hook);
    if (!service) return undefined;
    const request: HookRequest = {
      hook,
      hookInstance: crypto.randomUUID(),
      fhirServer: this.session.server.base,
      ...this.authorization(),
      context: { userId: this.session.user ?? 'Practitioner/unknown', ...context },
      prefetch: await this.prefetch(service, context),
      extension: { 'org.cleanclaim.trace': true, 'org.cleanclaim.modifiers': true },
    };
    const { body, ms } = await this.post(service.id, 'hook', request, signal);
    return { service, response: body as HookResponse, ms };
  }

  async feedback(service: CdsService, feedback: Feedback): Promise<void> {
    await this.post(`${service.id}/feedback`, 'feedback', { feedback: [feedback] });
  }

  private discover(): Promise<CdsService[]> {
    this.services ??= fetch(this.base, {
      credentials: 'omit',
      headers: { Accept: 'application/json' },
    })
      .then(async (answer) => {
        if (!answer.ok) throw new FhirError(messageOf(answer.status), answer.status);
        return ((await answer.json()) as { services: CdsService[] }).services;
      })
      .catch((error: unknown) => {
        // A failure is not remembered: the next hook asks again.
        this.services = undefined;
        throw error instanceof TypeError ? new OfflineError() : error;
      });
    return this.services;
  }

  private authorization(): Pick<HookRequest, 'fhirAuthorization'> {
    const token = this.session.accessToken();
    return token
      ? {
          fhirAuthorization: {
            access_token: token,
            token_type: 'Bearer',
            expires_in: this.session.expiresIn ?? 300,
            scope: this.session.scope ?? '',
            subject: 'demo-ehr',
          },
        }
      : {};
  }

  /** What the service asked to be sent along. What cannot be had is left out; it may fetch that. */
  private async prefetch(
    service: CdsService,
    context: Record<string, unknown>,
  ): Promise<Record<string, FhirResource>> {
    const facts = { context, user: this.session.user, today: isoDay(new Date()) };
    const found = await Promise.all(
      Object.entries(service.prefetch ?? {}).map(async ([key, template]) => {
        const query = resolveTemplate(template, facts);
        if (query === undefined) return undefined;
        try {
          return [key, await this.session.server.get(query)] as const;
        } catch (error) {
          if (error instanceof FhirError) return undefined;
          throw error;
        }
      }),
    );
    return Object.fromEntries(found.filter((each) => each !== undefined));
  }

  private async post(
    path: string,
    kind: 'hook' | 'feedback',
    request: object,
    signal?: AbortSignal,
  ): Promise<{ body: unknown; ms: number }> {
    const started = performance.now();
    const exchange = {
      id: crypto.randomUUID(),
      service: path.replace(/\/feedback$/, ''),
      kind,
      at: new Date(),
      request: shown(request),
    };
    let answer: Response;
    try {
      answer = await fetch(`${this.base}/${path}`, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify(request),
        signal,
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      record({
        ...exchange,
        ms: performance.now() - started,
        status: undefined,
        response: undefined,
      });
      throw new OfflineError();
    }
    const text = await answer.text();
    const ms = performance.now() - started;
    const body: unknown = text ? parsed(text) : undefined;
    record({ ...exchange, ms, status: answer.status, response: body as object | undefined });
    if (!answer.ok) {
      const outcome = isOutcome(body) ? body : undefined;
      throw new FhirError(messageOf(answer.status, outcome), answer.status, outcome?.issue);
    }
    return { body, ms };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return { unreadable: text.slice(0, 500) };
  }
}
