/** A column of a list as a file has it. */
export interface CsvColumn<T> {
  name: string;
  /** Text and days as they are (ISO); a number stays one. */
  value: (row: T) => string | number | undefined;
}

/** Marks UTF-8 for spreadsheets, which else take it for the machine's own encoding. */
const BOM = '\uFEFF';

/**
 * Rows as RFC 4180 text with a header, in UTF-8 with a byte order mark. Text a spreadsheet would
 * take for a formula gets a leading quote.
 */
export function csvOf<T>(columns: CsvColumn<T>[], rows: T[]): string {
  const lines = [
    columns.map((column) => field(column.name)),
    ...rows.map((row) => columns.map((column) => field(column.value(row)))),
  ];
  return BOM + lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function field(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  // A tab or a line end before it does not keep a spreadsheet from reading a formula.
  const text = /^[\t\r\n]*[=+\-@]/.test(value ?? '') ? `'${value}` : (value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Hands a file to the person. */
export function download(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type = 'text/csv;charset=utf-8',
): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Firefox reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
