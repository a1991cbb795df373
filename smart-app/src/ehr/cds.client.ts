import type { FhirResource } from 'fhir/r4';
import { FhirError, isOutcome, messageOf, OfflineError } from '../fhir/outcome';
import type { Session } from '../fhir/session';
import { isoDay } from '../ui/format';
import type { CdsService, Feedback, HookRequest, HookResponse } from './cds.model';
import { record, shown, type Exchange } from './exchanges';
import { played, takeFault } from './faults';
import { HOOK_CONTEXTS } from './hook-context.model';
import { resolveTemplate } from './prefetch.model';

/** What a hook was asked and what came of it. */
export interface HookAnswer {
  service: CdsService;
  response: HookResponse;
  ms: number;
}

/** A service has five seconds to answer; a person does not wait much longer than that. */
const PATIENCE_MS = 6_000;

/** A service that did not answer in time. */
export class NoAnswerError extends Error {
  constructor(seconds: number) {
    super(`No answer in ${seconds} seconds.`);
    this.name = 'NoAnswerError';
  }
}

/** The EHR's side of CDS Hooks: discovery, prefetch, calls, feedback. */
export class CdsClient {
  private readonly session: Session;
  private readonly base: string;
  private readonly patience: number;
  private services: Promise<CdsService[]> | undefined;

  /** @param patience milliseconds until a call is given up */
  constructor(session: Session, base = '/cds-services', patience = PATIENCE_MS) {
    this.session = session;
    this.base = base;
    this.patience = patience;
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
      context: this.contextOf(hook, context),
      prefetch: await this.prefetch(service, context),
      extension: { 'org.cleanclaim.trace': true, 'org.cleanclaim.modifiers': true },
    };
    return this.ask(service, request, signal);
  }

  /**
   * Makes a recorded call again, as it was but for its instance and the token, which was not
   * recorded. What comes of it is among the exchanges, a failure too.
   */
  async replay({ id, service, request }: Exchange): Promise<void> {
    const { fhirAuthorization, ...call } = request as HookRequest;
    const again: HookRequest = {
      ...call,
      hookInstance: crypto.randomUUID(),
      ...(fhirAuthorization ? this.authorization() : {}),
    };
    await this.ask(service, again, undefined, id).catch(() => undefined);
  }

  async feedback(service: CdsService, feedback: Feedback): Promise<void> {
    await this.post(service, 'feedback', { feedback: [feedback] });
  }

  private async ask(
    service: CdsService,
    request: HookRequest,
    signal?: AbortSignal,
    replays?: string,
  ): Promise<HookAnswer> {
    const { body, ms } = await this.post(service, 'hook', request, signal, replays);
    if (!Array.isArray((body as Partial<HookResponse> | undefined)?.cards)) {
      throw new Error('The answer could not be read: it has no list of cards.');
    }
    return { service, response: body as HookResponse, ms };
  }

  private contextOf(hook: string, context: Record<string, unknown>): Record<string, unknown> {
    const { required = [], optional = [] } = HOOK_CONTEXTS[hook] ?? {};
    return [...required, ...optional].includes('userId')
      ? { userId: this.session.user ?? 'Practitioner/unknown', ...context }
      : context;
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
    service: CdsService,
    kind: Exchange['kind'],
    request: object,
    given?: AbortSignal,
    replays?: string,
  ): Promise<{ body: unknown; ms: number }> {
    const started = performance.now();
    const fault = kind === 'hook' ? takeFault() : undefined;
    const exchange = {
      id: crypto.randomUUID(),
      service,
      kind,
      at: new Date(),
      request: shown(request),
      ...(fault ? { played: fault } : {}),
      ...(replays ? { replays } : {}),
    };
    const late = AbortSignal.timeout(this.patience);
    const signal = given ? AbortSignal.any([given, late]) : late;
    const path = kind === 'hook' ? service.id : `${service.id}/feedback`;
    let status: number | undefined;
    let text: string;
    try {
      const answer = await played(
        fault,
        () =>
          fetch(`${this.base}/${path}`, {
            method: 'POST',
            credentials: 'omit',
            headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
            body: JSON.stringify(request),
            signal,
          }),
        signal,
      );
      text = await answer.text();
      status = answer.status;
    } catch (error) {
      if (given?.aborted) throw error;
      const ms = performance.now() - started;
      record({ ...exchange, ms, status: undefined, response: undefined });
      throw late.aborted ? new NoAnswerError(this.patience / 1000) : new OfflineError();
    }
    const ms = performance.now() - started;
    const body = parsed(text);
    record({
      ...exchange,
      ms,
      status,
      response: body as object | undefined,
      ...(text && body === undefined ? { unreadable: text.slice(0, 500) } : {}),
    });
    if (status >= 400) {
      const outcome = isOutcome(body) ? body : undefined;
      throw new FhirError(messageOf(status, outcome), status, outcome?.issue);
    }
    if (text && body === undefined) {
      throw new Error('The answer could not be read: it is no JSON.');
    }
    return { body, ms };
  }
}

function parsed(text: string): unknown {
  try {
    return text ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
