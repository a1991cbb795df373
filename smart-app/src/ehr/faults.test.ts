import { afterEach, expect, it, vi } from 'vitest';
import { FAULTS, LATE_MS, played, playNext, takeFault } from './faults';

const answer = () => Promise.resolve(new Response('{}'));
const patient = () => new AbortController().signal;

afterEach(() => {
  playNext(undefined);
  vi.useRealTimers();
});

it('is played once', () => {
  playNext('lost');
  expect(takeFault()).toBe('lost');
  expect(takeFault()).toBeUndefined();
});

it('lets a call through that has none', async () => {
  await expect(played(undefined, answer, patient())).resolves.toMatchObject({ status: 200 });
});

it("holds the service's own answer back", async () => {
  vi.useFakeTimers();
  let came = false;
  const late = played('late', answer, patient()).then(() => (came = true));
  await vi.advanceTimersByTimeAsync(LATE_MS - 1);
  expect(came).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await late;
});

it('never answers until the wait is given up', async () => {
  const given = new AbortController();
  const silent = played('silent', answer, given.signal);
  given.abort(new Error('enough'));
  await expect(silent).rejects.toThrow('enough');
});

it.each(FAULTS.filter((each) => each !== 'late'))(
  'does not call the service: %s',
  async (fault) => {
    const send = vi.fn(answer);
    const given = new AbortController();
    const outcome = played(fault, send, given.signal).catch(() => undefined);
    given.abort();
    await outcome;
    expect(send).not.toHaveBeenCalled();
  },
);
