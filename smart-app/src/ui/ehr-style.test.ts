import type { MantineTheme } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { contrast, lookOf, styleOf, type EhrStyle } from './ehr-style';
import { cssVariables } from './theme';

const variables = (style: EhrStyle) => {
  const look = lookOf(style, cssVariables);
  return { ...look.variables({} as MantineTheme), scheme: look.scheme };
};

describe("an EHR's style document", () => {
  it('gives colors, radius and font', () => {
    expect(
      styleOf({
        color_background: '#EDEAE3',
        color_text: '#123',
        color_highlight: '#69b5ce',
        color_error: '#9e2d2d',
        dim_border_radius: '6px',
        font_family_body: 'Georgia, "Times New Roman", serif',
      }),
    ).toEqual({
      background: '#edeae3',
      text: '#112233',
      highlight: '#69b5ce',
      radius: 6,
      font: 'Georgia, "Times New Roman", serif',
    });
  });

  it.each([
    [undefined],
    ['text'],
    [[]],
    [{ color_background: 'red', color_text: 7, color_highlight: 'url(https://evil.example)' }],
    [{ dim_border_radius: '6em' }],
    [{ dim_border_radius: '90px' }],
    [{ font_family_body: 'x;} body{background:url(https://evil.example)' }],
  ])('leaves out what it cannot read: %j', (document) => {
    expect(styleOf(document)).toEqual({});
  });
});

describe('the look of a screen', () => {
  it('takes on a page on which all can be read, and stays in its scheme', () => {
    const look = variables({ background: '#fdfcf8', text: '#1d2733' });
    expect(look.scheme).toBe('light');
    expect(look.light['--cc-page']).toBe('#fdfcf8');
    expect(look.light['--cc-text']).toBe('#1d2733');
    expect(look.dark['--cc-page']).toBe('#12171e');
    expect(variables({ background: '#0b1020', text: '#f0f0f0' }).scheme).toBe('dark');
  });

  it('drops text that is hard to read, and a page on which our own words would be', () => {
    for (const style of [
      { background: '#ffffff', text: '#8a8a8a' },
      { background: '#808080', text: '#000000' },
      { background: '#cfcfcf', text: '#000000' },
      { background: '#ffffff' },
      { text: '#000000' },
    ]) {
      const look = variables(style);
      expect(look.scheme, JSON.stringify(style)).toBeUndefined();
      expect(look.light['--cc-page']).toBe('#ffffff');
      expect(look.light['--cc-text']).toBe('#1b2430');
    }
  });

  it('takes a highlight in the scheme where it can be read only', () => {
    const look = variables({ highlight: '#0f6b66' });
    expect(look.light).toMatchObject({ '--cc-accent': '#0f6b66', '--cc-on-accent': '#ffffff' });
    expect(look.dark['--cc-accent']).toBe('#8ab8ff');
    const pale = variables({ highlight: '#69b5ce' });
    expect(pale.light['--cc-accent']).toBe('#1f5fb8');
    expect(pale.dark).toMatchObject({ '--cc-accent': '#69b5ce', '--cc-on-accent': '#0d1a2e' });
  });

  it('takes radius and font', () => {
    expect(variables({ radius: 3, font: 'Georgia' }).variables).toMatchObject({
      '--mantine-radius-md': '3px',
      '--mantine-font-family': 'Georgia',
    });
  });

  it('never shows a pair below 4.5 to 1, whatever an EHR says', () => {
    const steps = ['00', '55', 'aa', 'ff'];
    const colors = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)));
    let least = Infinity;
    for (const background of colors) {
      for (const highlight of colors) {
        const text = contrast('#000000', background) > 4.5 ? '#000000' : '#ffffff';
        const look = variables({ background, text, highlight });
        for (const name of ['light', 'dark'] as const) {
          const at = (token: string) => look[name][`--cc-${token}`] ?? '';
          const pairs = ['page', 'surface'].flatMap((ground) =>
            ['text', 'muted', 'accent', 'fix', 'check', 'good'].map((word) => [word, ground]),
          );
          pairs.push(['on-accent', 'accent'], ['on-accent', 'accent-hover']);
          for (const [one = '', other = ''] of pairs) {
            least = Math.min(least, contrast(at(one), at(other)));
          }
        }
      }
    }
    expect(least).toBeGreaterThanOrEqual(4.5);
  });
});
