/** A list with one thing of it otherwise. */
export const changed = <T>(rows: T[], at: number, part: Partial<T>): T[] =>
  rows.map((row, index) => (index === at ? { ...row, ...part } : row));

export const without = <T>(rows: T[], at: number): T[] => rows.filter((_, index) => index !== at);

export const added = <T>(rows: T[], row: T): T[] => [...rows, row];

/** A list with one thing a place further up or down; at its end it stays. */
export function moved<T>(rows: T[], at: number, by: 1 | -1): T[] {
  const to = at + by;
  if (to < 0 || to >= rows.length) return rows;
  const next = [...rows];
  const [row] = next.splice(at, 1);
  next.splice(to, 0, row as T);
  return next;
}
