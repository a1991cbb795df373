import { expect, it } from 'vitest';
import { csvOf, type CsvColumn } from './csv';

const columns: CsvColumn<{ who: string; amount?: number }>[] = [
  { name: 'Patient', value: (row) => row.who },
  { name: 'Billed, USD', value: (row) => row.amount },
];

it('writes what RFC 4180 says, marked as UTF-8', () => {
  expect(csvOf(columns, [{ who: 'Muñoz "Pat"\nSample', amount: -3.5 }, { who: 'Cole' }])).toBe(
    '\uFEFFPatient,"Billed, USD"\r\n"Muñoz ""Pat""\nSample",-3.5\r\nCole,\r\n',
  );
});

it.each(['=1+1', '+1', '-1', '@sum', '\t=1'])('lets no spreadsheet run %j', (who) => {
  expect(csvOf(columns.slice(0, 1), [{ who }])).toBe(`\uFEFFPatient\r\n'${who}\r\n`);
});
