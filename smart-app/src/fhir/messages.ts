import type { OperationOutcome, Resource } from 'fhir/r4';
import { FhirError, isOutcome, messageOf } from './outcome';
import type { TokenAnswer } from './smart';

/**
 * SMART Web Messaging 1.0: requests from the app to the EHR window around it, each answered under
 * the id it was sent with. Nothing is posted to, and nothing heard from, any origin but the one the
 * launch named.
 */

/** A listening EHR answers at once; an older one never does. */
const HANDSHAKE_MS = 1_000;
/** A person waits for it, and the EHR may write to its server first. */
const ANSWER_MS = 10_000;

type Payload = Record<string, unknown>;

/** The EHR did not answer a message. Whether it did what it was asked is not known. */
export class UnansweredError extends Error {
  constructor() {
    super('The EHR did not answer. Check the claim again to see whether it was changed.');
    this.name = 'UnansweredError';
  }
}

/** The EHR around the app. */
export class EhrMessages {
  private readonly ehr: Window;
  private readonly origin: string;
  private readonly handle: string;
  private readonly scope: string | undefined;
  private greeting: Promise<boolean> | undefined;

  /**
   * @param scope what the launch was granted; undefined where the server says nothing, which means
   *   all that was asked for
   */
  constructor(ehr: Window, origin: string, handle: string, scope?: string) {
    this.scope = scope;
    this.ehr = ehr;
    this.origin = origin;
    this.handle = handle;
  }

  /** Whether the EHR takes changes of drafts from us. */
  async takesDrafts(): Promise<boolean> {
    return this.isGranted('messaging/scratchpad') && (await this.isHeard());
  }

  /** Whether the EHR closes us. */
  async closes(): Promise<boolean> {
    return this.isGranted('messaging/ui') && (await this.isHeard());
  }

  private isGranted(scope: string): boolean {
    return this.scope === undefined || this.scope.split(' ').includes(scope);
  }

  /** Whether the EHR listens; asked once. */
  private isHeard(): Promise<boolean> {
    this.greeting ??= this.send('status.handshake', {}, HANDSHAKE_MS).then(
      () => true,
      () => false,
    );
    return this.greeting;
  }

  /** Has the EHR take a new draft; refused as a FHIR server refuses it. */
  async create(resource: Resource): Promise<void> {
    accepted(await this.send('scratchpad.create', { resource }, ANSWER_MS));
  }

  /** Has the EHR change a draft of its own; refused as a FHIR server refuses it. */
  async update(resource: Resource): Promise<void> {
    accepted(await this.send('scratchpad.update', { resource }, ANSWER_MS));
  }

  /** Says that the person is done; false where the EHR does not close us. */
  async done(): Promise<boolean> {
    try {
      const { success } = await this.send('ui.done', {}, HANDSHAKE_MS);
      return success !== false;
    } catch {
      return false;
    }
  }

  private send(messageType: string, payload: Payload, patience: number): Promise<Payload> {
    const messageId = crypto.randomUUID();
    return new Promise((resolve, reject) => {
      const hear = (event: MessageEvent) => {
        if (event.origin !== this.origin || event.source !== this.ehr) return;
        const answer = objectOf(event.data);
        if (answer.responseToMessageId !== messageId) return;
        stop();
        resolve(objectOf(answer.payload));
      };
      const stop = () => {
        window.removeEventListener('message', hear);
        clearTimeout(timer);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new UnansweredError());
      }, patience);
      window.addEventListener('message', hear);
      this.ehr.postMessage(
        { messagingHandle: this.handle, messageId, messageType, payload },
        this.origin,
      );
    });
  }
}

/** The EHR of a launch, where it named itself and there is a window around us or that opened us. */
export function messagesOf(
  {
    smart_web_messaging_origin: origin,
    smart_web_messaging_handle: handle,
    scope,
  }: Pick<TokenAnswer, 'smart_web_messaging_origin' | 'smart_web_messaging_handle' | 'scope'>,
  here: Window = window,
): EhrMessages | undefined {
  const ehr = here.parent !== here ? here.parent : (here.opener as Window | null);
  if (!ehr || !handle || !origin || !isOrigin(origin)) return undefined;
  return new EhrMessages(ehr, origin, handle, scope);
}

/** An exact origin: `*`, `null` and addresses with a path name nobody. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
}

/** The scratchpad answers with an HTTP status line and, where it refused, an OperationOutcome. */
function accepted({ status, outcome }: Payload): void {
  const code = parseInt(String(status), 10);
  if (code >= 200 && code < 300) return;
  const said: OperationOutcome | undefined = isOutcome(outcome) ? outcome : undefined;
  throw new FhirError(messageOf(code || 400, said), code || 400, said?.issue, said?.id);
}

function objectOf(data: unknown): Payload {
  return typeof data === 'object' && data !== null ? (data as Payload) : {};
}
