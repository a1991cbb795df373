import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { asksToFix, type CdsService, type Feedback } from './cds.model';
import type { HookAnswer } from './cds.client';
import { useEhr } from './ehr.context';

/** Fires a hook for a context, once for each context. Undefined context: not yet. */
export function useHook(hook: string, context: Record<string, unknown> | undefined) {
  const { cds } = useEhr();
  return useQuery({
    queryKey: ['hook', hook, context],
    queryFn: async ({ signal }) =>
      (await cds.call(hook, context as Record<string, unknown>, signal)) ?? null,
    enabled: context !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    // A card that still holds must not vanish and return while the next answer is awaited.
    placeholderData: context === undefined ? undefined : keepPreviousData,
  });
}

/**
 * A hook on the way to something that happens in any case, such as a signature: what asks to be
 * fixed is shown once, and where no answer comes, or nobody waits for it, it happens without.
 *
 * @param go what happens then
 */
export function useCheckpoint(hook: string, go: () => void) {
  const { cds } = useEhr();
  const [opened, setOpened] = useState(false);
  const [answer, setAnswer] = useState<HookAnswer>();
  const [asking, setAsking] = useState(false);
  // Why it went on without a check: what failed, or that nobody waited.
  const [unchecked, setUnchecked] = useState<unknown>();
  const turn = useRef(0);
  const pass = () => {
    turn.current += 1;
    setAsking(false);
    setOpened(false);
    go();
  };
  const ask = async (context: Record<string, unknown>) => {
    const mine = (turn.current += 1);
    setAsking(true);
    setUnchecked(undefined);
    try {
      const got = await cds.call(hook, context);
      if (turn.current !== mine) return;
      if (!got?.response.cards.some(asksToFix)) return pass();
      setAsking(false);
      setAnswer(got);
      setOpened(true);
    } catch (error) {
      if (turn.current !== mine) return;
      setUnchecked(error);
      pass();
    }
  };
  const back = () => setOpened(false);
  const skip = () => {
    setUnchecked(true);
    pass();
  };
  return { ask, asking, unchecked, opened, answer, pass, skip, back };
}

/** Tells the service what became of a card. A lost feedback disturbs nobody. */
export function useFeedback() {
  const { cds } = useEhr();
  return useMutation({
    mutationFn: ({ service, feedback }: { service: CdsService; feedback: Feedback }) =>
      cds.feedback(service, feedback),
    retry: 2,
  });
}
