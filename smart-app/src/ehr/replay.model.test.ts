import { expect, it } from 'vitest';
import type { Exchange } from './exchanges';
import { differences } from './replay.model';

const answered = (response: object | undefined, parts: Partial<Exchange> = {}): Exchange => ({
  id: 'x',
  service: { id: 's', hook: 'patient-view', description: 'd' },
  kind: 'hook',
  at: new Date(0),
  ms: 1,
  status: 200,
  request: {},
  response,
  ...parts,
});

const cardOf = (uuid: string, summary: string) => ({
  uuid,
  summary,
  links: [{ url: 'u', appContext: `{"v":1,"screen":"alert","id":"${uuid}"}` }],
});

it('finds the same answer the same, whatever its cards are named this time', () => {
  expect(
    differences(
      answered({ cards: [cardOf('uuid-aaaa', 'x'), cardOf('uuid-bbbb', 'y')] }),
      answered({
        cards: [cardOf('uuid-cccc', 'x'), cardOf('uuid-dddd', 'y')],
      }),
    ),
  ).toEqual([]);
});

it('says where an answer is another, and what each says', () => {
  expect(
    differences(
      answered({ cards: [cardOf('uuid-aaaa', 'Ends Nov 30.')] }),
      answered({ cards: [cardOf('uuid-bbbb', 'Ends Dec 4.')] }),
    ),
  ).toEqual([{ at: 'cards[0].summary', first: '"Ends Nov 30."', again: '"Ends Dec 4."' }]);
});

it('says what is not there on one side', () => {
  expect(
    differences(answered({ cards: [cardOf('uuid-aaaa', 'x')] }), answered({ cards: [] })),
  ).toEqual(
    expect.arrayContaining([
      { at: 'cards', first: undefined, again: '[]' },
      { at: 'cards[0].summary', first: '"x"', again: undefined },
    ]),
  );
});

it('tells an answer from none', () => {
  expect(differences(answered({ cards: [] }), answered(undefined, { status: undefined }))).toEqual([
    { at: 'status', first: '200', again: undefined },
    { at: 'cards', first: '[]', again: undefined },
  ]);
});
