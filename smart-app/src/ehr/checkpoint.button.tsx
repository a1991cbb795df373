import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDebounced } from './use-debounced';

/** As long as a person waits for a check without asking why. */
const NOTICED_MS = 1_000;

/** A button that asks first and goes on; while the answer is late it goes on without. */
export function CheckpointButton({
  asking,
  waitless,
  onAsk,
  onPass,
  children,
  loading,
  ...props
}: {
  /** A check is on its way. */
  asking: boolean;
  /** What the button says when the check is late. */
  waitless: string;
  onAsk: () => void;
  onPass: () => void;
  children: ReactNode;
} & ButtonProps) {
  const late = useDebounced(asking, NOTICED_MS) && asking;
  return (
    <Button {...props} loading={loading || (asking && !late)} onClick={late ? onPass : onAsk}>
      {late ? waitless : children}
    </Button>
  );
}
