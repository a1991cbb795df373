import type { CSSVariablesResolver } from '@mantine/core';
import { schemes, type Tokens } from './theme';

/** The look of an EHR, as far as it can be read (SMART App Launch, `smart_style_url`). */
export interface EhrStyle {
  background?: string;
  text?: string;
  highlight?: string;
  /** Pixels. */
  radius?: number;
  font?: string;
}

/** What of an EHR's look a screen takes on. */
export interface Look {
  variables: CSSVariablesResolver;
  /** The one scheme an EHR's background fits; undefined leaves it to the person. */
  scheme: 'light' | 'dark' | undefined;
}

const LEAST = 4.5;
/** For lines one has to see: WCAG 2.2, 1.4.11. */
const LEAST_LINE = 3;
const WORDS = ['muted', 'accent', 'fix', 'check', 'know', 'closed', 'good'] as const;
const LINES = ['line', 'focus'] as const;

/** Reads a style document; what is missing or of another form is left out. */
export function styleOf(document: unknown): EhrStyle {
  const said = (typeof document === 'object' && document !== null ? document : {}) as Record<
    string,
    unknown
  >;
  const radius = /^(\d{1,2})px$/.exec(text(said.dim_border_radius) ?? '')?.[1];
  const font = text(said.font_family_body);
  return Object.fromEntries(
    Object.entries({
      background: color(said.color_background),
      text: color(said.color_text),
      highlight: color(said.color_highlight),
      radius: radius === undefined || Number(radius) > 24 ? undefined : Number(radius),
      // Names of fonts only: anything else could close the declaration, or load from elsewhere.
      font: font && /^[\w\s"',-]{1,200}$/.test(font) ? font : undefined,
    }).filter(([, value]) => value !== undefined),
  );
}

/** The variables of both schemes with the EHR's look, but for every pair that would be hard to read. */
export function lookOf(style: EhrStyle, own: CSSVariablesResolver): Look {
  const page = pageOf(style);
  const scheme = page?.scheme;
  const shape: Tokens = {
    ...(style.radius === undefined
      ? {}
      : {
          '--mantine-radius-md': `${style.radius}px`,
          '--mantine-radius-default': `${style.radius}px`,
        }),
    ...(style.font ? { '--mantine-font-family': style.font } : {}),
  };
  const styled = (name: 'light' | 'dark'): Tokens => {
    const surface = scheme === name && page ? page.tokens : {};
    return { ...surface, ...accentOn({ ...schemes[name], ...surface }, style.highlight) };
  };
  return {
    scheme,
    variables: (theme) => {
      const ours = own(theme);
      return {
        variables: { ...ours.variables, ...shape },
        light: { ...ours.light, ...styled('light') },
        dark: { ...ours.dark, ...styled('dark') },
      };
    },
  };
}

/** The EHR's page, if its own text and all of ours that stands on it can be read there. */
function pageOf({
  background,
  text,
}: EhrStyle): { scheme: 'light' | 'dark'; tokens: Tokens } | undefined {
  if (!background || !text || contrast(text, background) < LEAST) return undefined;
  for (const scheme of ['light', 'dark'] as const) {
    const ours = schemes[scheme];
    // A surface is the page with a breath of its text.
    const surface = mixed(background, text, 0.04);
    const isReadable = [background, surface].every(
      (ground) =>
        contrast(text, ground) >= LEAST &&
        WORDS.every((name) => contrast(ours[`--cc-${name}`] ?? '', ground) >= LEAST) &&
        LINES.every((name) => contrast(ours[`--cc-${name}`] ?? '', ground) >= LEAST_LINE),
    );
    if (isReadable) {
      return {
        scheme,
        tokens: {
          '--cc-page': background,
          '--cc-surface': surface,
          '--cc-text': text,
          '--cc-hairline': mixed(background, text, 0.14),
        },
      };
    }
  }
  return undefined;
}

/** The EHR's highlight in place of our accent, where it can be read as text and carries text. */
function accentOn(ground: Tokens, highlight: string | undefined): Tokens {
  if (!highlight) return {};
  const grounds = ['page', 'surface', 'know-tint'].map((name) => ground[`--cc-${name}`] ?? '');
  const on = ['#ffffff', '#0d1a2e'].find((text) => contrast(text, highlight) >= LEAST);
  if (!on || grounds.some((each) => contrast(highlight, each) < LEAST)) return {};
  // Away from what stands on it, so that it is read better while one points at it.
  const hover = mixed(highlight, on === '#ffffff' ? '#000000' : '#ffffff', 0.15);
  return { '--cc-accent': highlight, '--cc-accent-hover': hover, '--cc-on-accent': on };
}

/** Contrast ratio of two colors (WCAG 2.2); 0 where one is no color. */
export function contrast(one: string, other: string): number {
  const [first, second] = [luminance(one), luminance(other)];
  if (first === undefined || second === undefined) return 0;
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminance(hex: string): number | undefined {
  const parts = channels(hex)?.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  if (!parts) return undefined;
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mixed(of: string, into: string, part: number): string {
  const [one = [], other = []] = [channels(of), channels(into)];
  return `#${one
    .map((value, i) => Math.round(value + ((other[i] ?? value) - value) * part))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
}

function channels(hex: string): number[] | undefined {
  if (!/^#[0-9a-f]{6}$/.test(hex)) return undefined;
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** Six lower-case digits; a color written otherwise is left out. */
function color(said: unknown): string | undefined {
  const hex = text(said)?.toLowerCase() ?? '';
  if (/^#[0-9a-f]{6}$/.test(hex)) return hex;
  return /^#[0-9a-f]{3}$/.test(hex) ? hex.replace(/[0-9a-f]/g, '$&$&') : undefined;
}

function text(said: unknown): string | undefined {
  return typeof said === 'string' ? said.trim() : undefined;
}
