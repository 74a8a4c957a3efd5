import boundaries from 'eslint-plugin-boundaries'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { LAYERS } from './scripts/checks/layers.mjs'

const tests = ['**/*.test.ts', '**/*.test.tsx']

/** The import table of scripts/checks/layers.mjs, with its reasons as messages. */
const layerPolicies = Object.entries(LAYERS).map(([layer, { may, because }]) => ({
  from: { file: { categories: layer } },
  disallow: {
    to: {
      file: { categories: { anyOf: Object.keys(LAYERS).filter((other) => other !== layer && !may.includes(other)) } },
    },
  },
  message: `${layer} may import ${may.join(', ') || 'nothing else of app/'}. ${because}`,
}))

const only = (name, where, because) => ({ name, message: `Only ${where} imports ${name}: ${because}` })
const pgBoss = only(
  'pg-boss',
  'pipeline/queue.server.ts',
  'every job goes through the catalogue, which knows its payload.',
)
const sharp = only('sharp', 'renditions/ and compliance/', 'limits on pixels and memory are set there, once.')
const outside = {
  regex: '^(\\.\\./)+(sandbox|scripts|tests|bench)/',
  message:
    'The product knows nothing of what surrounds it: stand-ins replace the network edge, never a branch of app/.',
}

/** What `data()` of Remix makes: a body with a status. */
const THROWN_DATA = { from: 'package', package: '@remix-run/router', name: 'DataWithResponseInit' }

export default defineConfig(
  globalIgnores(['build', 'node_modules', '.data', '.cache', 'app/generated', 'public']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  {
    rules: {
      'max-lines': ['warn', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression > TSAsExpression[typeAnnotation.type="TSUnknownKeyword"]',
          message:
            'A cast by way of unknown silences the compiler: parse the value, or give it its type where it is made.',
        },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // Remix ends a loader or an action by a thrown Response.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'lib', name: 'Response' }, THROWN_DATA] }],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'boundaries/files': Object.entries(LAYERS).flatMap(([category, { paths }]) =>
        paths.map((path) => ({ category, pattern: path.replace('/**', '/**/*') })),
      ),
      'import/resolver': { node: { extensions: ['.ts', '.tsx'] } },
    },
    rules: {
      'boundaries/dependencies': ['error', { default: 'allow', policies: layerPolicies }],
      'boundaries/no-unknown-files': 'error',
      'no-restricted-imports': ['error', { paths: [pgBoss, sharp], patterns: [outside] }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only env.server.ts reads the environment: it parses it, and names what is wrong.',
        },
      ],
    },
  },
  { files: ['app/env.server.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['app/pipeline/queue.server.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [sharp], patterns: [outside] }] },
  },
  {
    files: ['app/renditions/**', 'app/compliance/**'],
    rules: { 'no-restricted-imports': ['error', { paths: [pgBoss], patterns: [outside] }] },
  },
  {
    files: ['app/core/**/*.ts'],
    ignores: tests,
    rules: {
      // A type leaves nothing behind at run time.
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|zod$)',
              allowTypeImports: true,
              message: `core imports zod and itself. ${LAYERS.core.because}`,
            },
          ],
        },
      ],
      'no-restricted-globals': ['error', { name: 'fetch', message: LAYERS.core.because }],
      'no-restricted-properties': [
        'error',
        {
          object: 'Date',
          property: 'now',
          message: 'Time is passed in, so that rules about time are tested without waiting.',
        },
        {
          object: 'Math',
          property: 'random',
          message: 'Randomness is passed in, so that a plan is the same each time.',
        },
      ],
    },
  },
  // CommonJS, because dependency-cruiser looks for this name.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  { files: ['app/**/*.tsx', 'app/components/**/*.ts'], extends: [reactHooks.configs.flat.recommended] },
  {
    // Assertions on what a test has just made read better than guards.
    files: tests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-imports': 'off',
      'max-lines': 'off',
    },
  },
)
