import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { CdsService, Feedback } from './cds.model';
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

/** Tells the service what became of a card. A lost feedback disturbs nobody. */
export function useFeedback() {
  const { cds } = useEhr();
  return useMutation({
    mutationFn: ({ service, feedback }: { service: CdsService; feedback: Feedback }) =>
      cds.feedback(service, feedback),
    retry: 2,
  });
}
