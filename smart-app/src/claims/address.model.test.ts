import { expect, it } from 'vitest';
import { addressOf, dollarsOf, isFiltered, searchOf, unfiltered } from './address.model';
import { START } from './claims.model';

it('says in the address what is not as the list is opened, and reads it back', () => {
  const address = {
    query: {
      view: 'rejected',
      limit: '14',
      days: 7,
      payer: 'Organization/northwind',
      edit: 'ncci-ptp',
      clinician: 'Practitioner/shah',
      from: 100,
      to: 250.5,
      sort: '-amount',
      page: 2,
    },
    open: 'c-1',
  } as const;
  expect(searchOf(address)).toBe(
    '?view=rejected&limit=14&days=7&payer=Organization%2Fnorthwind&edit=ncci-ptp' +
      '&clinician=Practitioner%2Fshah&from=100&to=250.5&sort=-amount&page=3&claim=c-1',
  );
  expect(addressOf(searchOf(address))).toEqual(address);
  expect(searchOf({ query: START, open: undefined })).toBe('?');
  expect(addressOf('').query).toMatchObject(START);
});

it('leaves out what it does not know', () => {
  const { query, open } = addressOf(
    '?view=lost&limit=8&days=2&edit=%25&from=-1&to=many&sort=luck&page=0&claim=a/b&payer=%20',
  );
  expect(query).toMatchObject(START);
  expect(isFiltered(query)).toBe(false);
  expect(open).toBeUndefined();
});

it('reads dollars as they are written', () => {
  expect(dollarsOf('$1,250.50')).toBe(1250.5);
  expect(dollarsOf('0')).toBe(0);
  expect(dollarsOf('12.345')).toBeUndefined();
  expect(dollarsOf('1e9')).toBeUndefined();
  expect(dollarsOf('')).toBeUndefined();
});

it('keeps view and order when filters are cleared', () => {
  const { query } = addressOf('?view=rejected&limit=passed&sort=payer&page=4');
  expect(isFiltered(query)).toBe(true);
  expect(unfiltered(query)).toEqual({ view: 'rejected', sort: 'payer', page: 0 });
});
