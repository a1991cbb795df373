import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EhrMessages, messagesOf, UnansweredError } from './messages';

const ORIGIN = 'https://ehr.example';
const DRAFT = { resourceType: 'Claim', id: 'c1' } as const;

interface Sent {
  messagingHandle: string;
  messageId: string;
  messageType: string;
  payload: { resource?: { id: string } };
}

/** An EHR window that answers as it is told to. */
class Ehr {
  sent: Sent[] = [];
  origins: string[] = [];
  answer: (message: Sent) => object | undefined = () => undefined;
  readonly window = {
    postMessage: (message: Sent, origin: string) => {
      this.sent.push(message);
      this.origins.push(origin);
      const payload = this.answer(message);
      if (payload) this.says({ messageId: 'e1', responseToMessageId: message.messageId, payload });
    },
  } as unknown as Window;

  says(data: object, origin = ORIGIN, source: Window = this.window) {
    const event = new MessageEvent('message', { data, origin });
    Object.defineProperty(event, 'source', { value: source });
    window.dispatchEvent(event);
  }
}

let ehr: Ehr;
let messages: EhrMessages;

beforeEach(() => {
  ehr = new Ehr();
  messages = new EhrMessages(ehr.window, ORIGIN, 'handle');
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the EHR around the app', () => {
  it('is greeted once, at its own origin, by its handle', async () => {
    ehr.answer = () => ({});
    expect(await messages.takesDrafts()).toBe(true);
    expect(await messages.takesDrafts()).toBe(true);
    expect(ehr.sent).toHaveLength(1);
    expect(ehr.sent[0]).toMatchObject({
      messagingHandle: 'handle',
      messageType: 'status.handshake',
      payload: {},
    });
    expect(ehr.origins).toEqual([ORIGIN]);
  });

  it('is asked for nothing that was not granted', async () => {
    ehr.answer = () => ({});
    messages = new EhrMessages(ehr.window, ORIGIN, 'handle', 'openid messaging/ui');
    expect(await messages.takesDrafts()).toBe(false);
    expect(ehr.sent).toEqual([]);
    expect(await messages.closes()).toBe(true);
  });

  it('that is silent is not waited for long', async () => {
    const heard = messages.takesDrafts();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await heard).toBe(false);
  });

  it('is believed at its origin, from its window and to the id asked about only', async () => {
    const heard = messages.takesDrafts();
    const responseToMessageId = ehr.sent[0]?.messageId;
    ehr.says({ responseToMessageId, payload: {} }, 'https://ehr.example.evil.example');
    ehr.says({ responseToMessageId, payload: {} }, ORIGIN, window);
    ehr.says({ responseToMessageId: 'another', payload: {} });
    ehr.says({ payload: {} });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await heard).toBe(false);
  });

  it('changes its draft', async () => {
    ehr.answer = () => ({ status: '200 OK' });
    await messages.update(DRAFT);
    await messages.create(DRAFT);
    expect(ehr.sent.map((each) => each.messageType)).toEqual([
      'scratchpad.update',
      'scratchpad.create',
    ]);
    expect(ehr.sent[0]?.payload.resource).toEqual(DRAFT);
    expect(ehr.sent[0]?.messageId).not.toBe(ehr.sent[1]?.messageId);
  });

  it('refuses in its own words, and a conflict is one', async () => {
    const issue = [{ severity: 'error', code: 'conflict', diagnostics: 'Signed meanwhile.' }];
    ehr.answer = () => ({
      status: '409 Conflict',
      outcome: { resourceType: 'OperationOutcome', issue },
    });
    await expect(messages.update(DRAFT)).rejects.toMatchObject({
      message: 'Signed meanwhile.',
      isConflict: true,
    });
    ehr.answer = () => ({});
    await expect(messages.update(DRAFT)).rejects.toMatchObject({ status: 400 });
  });

  it('that does not answer a change may have made it all the same', async () => {
    const change = messages.update(DRAFT);
    const refused = expect(change).rejects.toBeInstanceOf(UnansweredError);
    await vi.advanceTimersByTimeAsync(10_000);
    await refused;
  });

  it('closes the app when it is done, or says that it does not', async () => {
    ehr.answer = () => ({ success: true });
    expect(await messages.done()).toBe(true);
    ehr.answer = () => ({ success: false });
    expect(await messages.done()).toBe(false);
    ehr.answer = () => undefined;
    const done = messages.done();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await done).toBe(false);
  });
});

describe('a launch', () => {
  const framed = { parent: {} } as Window;
  const said = (smart_web_messaging_origin: string, smart_web_messaging_handle = 'h') => ({
    smart_web_messaging_origin,
    smart_web_messaging_handle,
  });

  it('names the EHR to speak to, where there is a window', () => {
    expect(messagesOf(said(ORIGIN), framed)).toBeInstanceOf(EhrMessages);
    const alone = { opener: null } as unknown as Window;
    Object.assign(alone, { parent: alone });
    expect(messagesOf(said(ORIGIN), alone)).toBeUndefined();
    expect(messagesOf({}, framed)).toBeUndefined();
    expect(messagesOf(said(ORIGIN, ''), framed)).toBeUndefined();
  });

  it.each([
    '*',
    'null',
    'https://ehr.example/',
    'https://ehr.example/app',
    'ehr.example',
    'file://',
  ])('speaks to nobody named %s', (origin) => {
    expect(messagesOf(said(origin), framed)).toBeUndefined();
  });
});
