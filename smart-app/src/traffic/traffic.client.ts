import { FhirError, isOutcome, messageOf, OfflineError } from '../fhir/outcome';
import type { Session } from '../fhir/session';

/** A file with the name the server gave it. */
export interface Download {
  name: string;
  content: Blob;
}

/** The payer routes of the server the session is at, by path. */
export class TrafficClient {
  private readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  async get<T>(path: string): Promise<T> {
    return (await (await this.send('GET', path)).json()) as T;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return (await (await this.send('POST', path, body)).json()) as T;
  }

  async download(path: string, body: unknown): Promise<Download> {
    const answer = await this.send('POST', path, body);
    return { name: nameOf(answer), content: await answer.blob() };
  }

  private async send(method: string, path: string, body?: unknown): Promise<Response> {
    const token = this.session.accessToken();
    const url = new URL(`/routes/traffic${path}`, this.session.server.base);
    let answer: Response;
    try {
      answer = await fetch(url, {
        method,
        credentials: 'omit',
        headers: {
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw new OfflineError();
    }
    if (!answer.ok) throw await failureOf(answer);
    return answer;
  }
}

async function failureOf(answer: Response): Promise<FhirError> {
  let said: unknown;
  try {
    said = await answer.json();
  } catch {
    // A proxy's error page, say: the status tells more than its HTML.
  }
  const outcome = isOutcome(said) ? said : undefined;
  return new FhirError(
    messageOf(answer.status, outcome),
    answer.status,
    outcome?.issue,
    answer.headers.get('X-Correlation-Id') ?? undefined,
  );
}

function nameOf(answer: Response): string {
  const said = answer.headers.get('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(said)?.[1];
  const plain = /filename="?([^";]+)"?/i.exec(said)?.[1];
  return (encoded ? decodeURIComponent(encoded) : plain) ?? 'message.edi';
}

/** Hands a file to the browser to be saved; the address of it is let go at once. */
export function save({ name, content }: Download): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
