import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { layers } from './tools/layers.mjs';

const plainGlobals =
  'console process Buffer URL URLSearchParams setTimeout clearTimeout setInterval clearInterval fetch performance AbortController AbortSignal TextDecoder TextEncoder require module document window';
const globals = Object.fromEntries(plainGlobals.split(' ').map((name) => [name, 'readonly']));

export default defineConfig(
  { ignores: ['dist/', 'out/', '.tools/', 'examples/', '**/*.generated.ts', 'test/corpus/', 'test/vscode/workspace/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      // It asks for `!`, which no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // Control characters are looked for on purpose: they must not reach a terminal.
      'no-control-regex': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `if (last) if (…)` and one-statement bodies without braces are the house style; a body on the next line is not.
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } }],
    },
  },
  // Tables of facts are as long as their library.
  { files: ['src/library/**/*.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...['it', 'describe'].flatMap((object) => ['only', 'skip'].map((property) => ({ object, property })))],
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [eslint.configs.recommended],
    languageOptions: { globals },
    rules: { eqeqeq: 'error' },
  },
  ...layers,
);
