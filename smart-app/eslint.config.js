import { readdirSync } from 'node:fs';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What any folder may import beside itself. */
const SHARED = { ui: ['locales'], fhir: [] };
const folders = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'locales' && entry.name !== 'testing')
  .map((entry) => entry.name);

/** A folder imports `ui`, `fhir` and itself only; `ui` and `fhir` know no other folder. */
const boundaries = folders.map((folder) => {
  const allowed = SHARED[folder] ?? ['ui', 'fhir'];
  const forbidden = folders.filter((other) => other !== folder && !allowed.includes(other));
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: forbidden.map((other) => ({
            group: [`**/${other}/*`, `../${other}`],
            message: `${folder}/ may not import ${other}/: a folder imports ui, fhir and itself.`,
          })),
        },
      ],
    },
  };
});

export default tseslint.config(
  { ignores: ['target', 'node_modules'] },
  ...tseslint.configs.recommended,
  jsxA11y.flatConfigs.recommended,
  reactHooks.configs.flat.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      // A region that scrolls must take the focus, or a keyboard cannot scroll it.
      'jsx-a11y/no-noninteractive-tabindex': [
        'error',
        { roles: ['region', 'tabpanel'], tags: [], allowExpressionValues: true },
      ],
    },
  },
  ...boundaries,
);
