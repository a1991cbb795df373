import { expect, it } from 'vitest';
import { textOf } from './attachment';

const base64 = (...bytes: number[]) => btoa(String.fromCharCode(...bytes));
const html = (data: string) =>
  textOf({ contentType: 'text/html; charset=utf-8', data: btoa(data) });

it('reads text in the charset it was written in', () => {
  expect(textOf({ contentType: 'text/plain', data: base64(0x33, 0xc2, 0xb0) })).toBe('3°');
  expect(textOf({ contentType: 'text/plain; charset=iso-8859-1', data: base64(0x33, 0xb0) })).toBe(
    '3°',
  );
  expect(textOf({ contentType: 'text/plain; charset=klingon', data: btoa('Knee.') })).toBe('Knee.');
});

it('reads HTML as words, and nothing of it that runs', () => {
  expect(
    html(
      '<head><title>x</title></head><h1>Visit</h1><p>Knee &amp; <b>hip</b></p>' +
        '<script>window.ran = true</script><img src=x onerror="window.ran = true">' +
        '<ul><li>one</li><li>two</li></ul><table><tr><td>BP</td><td>150/90</td></tr></table>',
    ),
  ).toBe('Visit\nKnee & hip\none\ntwo\nBP 150/90');
  expect((window as { ran?: boolean }).ran).toBeUndefined();
});

it('makes no words of what is none', () => {
  expect(textOf({ contentType: 'application/pdf', data: btoa('%PDF') })).toBeUndefined();
  expect(textOf({ contentType: 'text/plain', url: 'Binary/1' })).toBeUndefined();
});
