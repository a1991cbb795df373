import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** The accent from light to dark; 6 carries white text at 6.2, 3 is the dark scheme's accent. */
const accent: MantineColorsTuple = [
  '#e9f1fc',
  '#d3e2f8',
  '#aecbf2',
  '#8ab8ff',
  '#5b93e0',
  '#3a78cc',
  '#1f5fb8',
  '#1a529f',
  '#154484',
  '#0f3566',
];

/** Filled things are the accent in both schemes; Mantine's own blue fails contrast. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const primary = !input.color || input.color === input.theme.primaryColor;
  if (input.variant === 'filled' && primary) {
    return {
      background: 'var(--cc-accent)',
      hover: 'var(--cc-accent-hover)',
      color: 'var(--cc-on-accent)',
      border: '1px solid transparent',
    };
  }
  if ((input.variant === 'light' || input.variant === 'subtle') && primary) {
    return {
      background: input.variant === 'light' ? 'var(--cc-know-tint)' : 'transparent',
      hover: 'var(--cc-know-tint)',
      color: 'var(--cc-accent)',
      border: '1px solid transparent',
    };
  }
  return defaultVariantColorsResolver(input);
};

/** Their title rows are header elements; in a dialog that is no banner of the page. */
const NO_BANNER = { header: { role: 'presentation' } };

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  variantColorResolver,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  headings: { fontWeight: '650', sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.25' } } },
  defaultRadius: 'md',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Drawer: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, attributes: NO_BANNER },
      styles: { title: { fontWeight: 650, fontSize: '1.125rem' } },
    },
    Modal: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, attributes: NO_BANNER },
      styles: { title: { fontWeight: 650, fontSize: '1.125rem' } },
    },
  },
});

export type Tokens = Record<`--${string}`, string>;

const light: Tokens = {
  '--cc-page': '#ffffff',
  '--cc-surface': '#f6f7f9',
  '--cc-text': '#1b2430',
  '--cc-muted': '#4d5a6b',
  '--cc-line': '#7a8696',
  '--cc-hairline': '#dde2e8',
  '--cc-accent': '#1f5fb8',
  '--cc-accent-hover': '#1a529f',
  '--cc-on-accent': '#ffffff',
  '--cc-focus': '#0b57d0',
  '--cc-fix': '#b3261e',
  '--cc-fix-tint': '#fdeceb',
  '--cc-check': '#8a5200',
  '--cc-check-tint': '#fff4e0',
  '--cc-know': '#1f5fb8',
  '--cc-know-tint': '#e9f1fc',
  '--cc-closed': '#44505f',
  '--cc-closed-tint': '#eceff3',
  '--cc-good': '#1b6e3c',
  '--cc-good-tint': '#e6f5ec',
};

const dark: Tokens = {
  '--cc-page': '#12171e',
  '--cc-surface': '#1a212b',
  '--cc-text': '#e8edf3',
  '--cc-muted': '#aab6c5',
  '--cc-line': '#76859a',
  '--cc-hairline': '#2c3643',
  '--cc-accent': '#8ab8ff',
  '--cc-accent-hover': '#a8c9ff',
  '--cc-on-accent': '#0d1a2e',
  '--cc-focus': '#a8c9ff',
  '--cc-fix': '#ff9d94',
  '--cc-fix-tint': '#3a1714',
  '--cc-check': '#f5c26b',
  '--cc-check-tint': '#33260c',
  '--cc-know': '#8ab8ff',
  '--cc-know-tint': '#14263f',
  '--cc-closed': '#b6c1ce',
  '--cc-closed-tint': '#232b36',
  '--cc-good': '#7fd6a0',
  '--cc-good-tint': '#12301f',
};

/** Our colors by scheme, as UX has them. */
export const schemes = { light, dark };

/** Mantine's own variables, pointed at ours. */
const mapped: Tokens = {
  '--mantine-color-body': 'var(--cc-page)',
  '--mantine-color-text': 'var(--cc-text)',
  '--mantine-color-dimmed': 'var(--cc-muted)',
  '--mantine-color-anchor': 'var(--cc-accent)',
  '--mantine-color-placeholder': 'var(--cc-muted)',
  '--mantine-color-error': 'var(--cc-fix)',
  '--mantine-color-default-border': 'var(--cc-line)',
  '--mantine-color-default': 'var(--cc-page)',
  '--mantine-color-default-color': 'var(--cc-text)',
  '--mantine-color-default-hover': 'var(--cc-surface)',
  '--mantine-primary-color-filled': 'var(--cc-accent)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...light, ...mapped },
  dark: { ...dark, ...mapped },
});
