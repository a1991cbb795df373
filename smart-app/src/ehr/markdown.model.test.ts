import { describe, expect, it } from 'vitest';
import { blocksOf, spansOf } from './markdown.model';

describe('a card’s markdown', () => {
  it('has paragraphs, lists, strong words and codes', () => {
    expect(blocksOf('**CO-236** on line `1`.\n\n- one\n- two')).toEqual([
      {
        kind: 'text',
        spans: [
          { kind: 'strong', text: 'CO-236' },
          { kind: 'text', text: ' on line ' },
          { kind: 'code', text: '1' },
          { kind: 'text', text: '.' },
        ],
      },
      {
        kind: 'list',
        items: [[{ kind: 'text', text: 'one' }], [{ kind: 'text', text: 'two' }]],
      },
    ]);
  });

  it('keeps HTML as the text it is', () => {
    expect(spansOf('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'text', text: '<img src=x onerror=alert(1)>' },
    ]);
  });

  it('follows links to web pages only', () => {
    expect(spansOf('[rule](https://cms.example/ncci)')).toEqual([
      { kind: 'link', text: 'rule', href: 'https://cms.example/ncci' },
    ]);
    expect(spansOf('[rule](javascript:alert(1))')[0]).toMatchObject({ kind: 'text' });
  });
});
