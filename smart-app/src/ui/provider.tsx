import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Look } from './ehr-style';
import { OfflineBar } from './states';
import { cssVariables, theme } from './theme';
import './base.css';

/** Not being allowed or not being there does not pass by asking again. */
const MENDABLE = new Set([408, 429, 502, 503, 504]);

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (tries, error) =>
          tries < 2 && MENDABLE.has((error as { status?: number }).status ?? 0),
        staleTime: 10_000,
      },
    },
  });
}

/** What every screen stands in: theme, server state, the offline bar. */
export function ScreenFrame({
  children,
  client,
  look,
  env = 'default',
}: {
  children: ReactNode;
  client: QueryClient;
  /** The look of the EHR around it. */
  look?: Look | undefined;
  env?: 'default' | 'test';
}) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={look?.variables ?? cssVariables}
      {...(look?.scheme ? { forceColorScheme: look.scheme } : {})}
      defaultColorScheme="auto"
      env={env}
    >
      <QueryClientProvider client={client}>
        <OfflineBar />
        {children}
      </QueryClientProvider>
    </MantineProvider>
  );
}
