/**
 * Who may import whom in `app/`: the one table that both eslint (in the editor) and dependency-cruiser (resolved, with
 * cycles) hold. Paths do not overlap; a file may always import its own layer.
 *
 * @typedef {{ paths: string[], may: string[], because: string }} Layer
 */

const WIRING = ['db', 'log', 'secrets', 'shopify-api', 'undo-window', 'addresses']

const connector = (name) => ({
  paths: [`app/connectors/${name}/**`],
  may: ['core', 'lib'],
  because:
    'A connector knows its platform and the contract in core/channel alone: credentials and base URL are passed in, so that it runs without database, environment or another connector.',
})

/** @type {Record<string, Layer>} */
export const LAYERS = {
  core: {
    paths: ['app/core/**'],
    may: [],
    because: 'core decides and never does: its rules are tested without a database, a network, a clock or a mock.',
  },
  lib: {
    paths: ['app/lib/**'],
    may: ['core'],
    because: 'lib holds leaves that everything may import; one that imports back makes a cycle.',
  },
  locales: { paths: ['app/locales/**', 'app/i18n.ts'], may: [], because: 'Texts are data.' },
  components: {
    paths: ['app/components/**'],
    may: ['core', 'locales'],
    because:
      'Components get props and give events; data is read by routes, so that every page loads in one round trip.',
  },

  env: { paths: ['app/env.server.ts'], may: [], because: 'The environment is read before anything else exists.' },
  db: {
    paths: ['app/db.server.ts', 'app/generated/**'],
    may: ['env', 'log'],
    because: 'The database client is built once, from the environment.',
  },
  log: { paths: ['app/log.server.ts'], may: ['env', 'lib'], because: 'The log is built once, from the environment.' },
  secrets: {
    paths: ['app/secrets.server.ts'],
    may: ['env', 'lib'],
    because: 'Encryption keys enter the program in one place.',
  },
  'fetch-policy': {
    paths: ['app/fetch-policy.server.ts'],
    may: ['env', 'lib'],
    because: 'Which private hosts may be fetched from is the operator’s decision and enters the program in one place.',
  },
  addresses: {
    paths: ['app/addresses.server.ts'],
    may: ['env'],
    because:
      'Where browsers and other servers reach the app is the operator’s decision and enters the program in one place.',
  },
  'undo-window': {
    paths: ['app/undo-window.server.ts'],
    may: ['env'],
    because: 'For how long exports can be taken back is the operator’s decision and enters the program in one place.',
  },
  'shopify-api': {
    paths: ['app/shopify-api.server.ts'],
    may: ['env', 'log'],
    because: 'The Shopify library is built once, from the environment.',
  },

  renditions: {
    paths: ['app/renditions/**'],
    may: ['core', 'lib'],
    because: 'A rendition depends on bytes and a specification alone, so that it can be cached by their hash.',
  },
  compliance: {
    paths: ['app/compliance/**'],
    may: ['core', 'lib', 'renditions'],
    because:
      'What a picture measures depends on its bytes alone; what a marketplace says to it is decided in core/compliance.',
  },
  storage: {
    paths: ['app/storage/**'],
    may: ['core', 'lib', 'env'],
    because: 'A file store knows keys and bytes; which workspace they belong to is decided above it.',
  },
  registry: {
    paths: ['app/connectors/registry.ts'],
    may: ['core', 'lib', 'shopify', 'amazon', 'woocommerce'],
    because: 'The registry is the one file that knows every channel: adding one is a folder and a line here.',
  },
  shopify: connector('shopify'),
  amazon: connector('amazon'),
  woocommerce: connector('woocommerce'),

  sessions: {
    paths: ['app/sessions/**'],
    may: ['core', 'db', 'lib', 'log', 'secrets'],
    because: 'Session storage is called by the Shopify library in the middle of an authentication.',
  },
  connections: {
    paths: ['app/connections/**'],
    may: ['core', 'lib', 'registry', 'env', 'sessions', 'fetch-policy', ...WIRING],
    because: 'connections opens a connector for a stored connection and is used by services and pipeline alike.',
  },
  catalogue: {
    paths: ['app/catalogue/**'],
    may: ['core', 'lib', 'connections', ...WIRING],
    because:
      'What the merchant sells and where is written by pages, the HTTP API and jobs alike: it needs none of them.',
  },
  pipeline: {
    paths: ['app/pipeline/**'],
    may: [
      'core',
      'lib',
      'registry',
      'connections',
      'catalogue',
      'renditions',
      'compliance',
      'storage',
      'env',
      ...WIRING,
    ],
    because: 'The worker runs without the web: what it imports must not need a request, a route or a service.',
  },
  queries: {
    paths: ['app/queries/**'],
    may: ['core', 'lib', 'registry', 'connections', 'storage', ...WIRING],
    because: 'A query reads for one page; it neither changes anything nor knows how it is shown.',
  },
  services: {
    paths: ['app/services/**'],
    may: [
      'core',
      'lib',
      'registry',
      'connections',
      'catalogue',
      'pipeline',
      'renditions',
      'compliance',
      'storage',
      'queries',
      'fetch-policy',
      ...WIRING,
    ],
    because: 'A use case is the same for a page, the HTTP API and a test: it knows neither Remix nor React.',
  },

  progress: {
    paths: ['app/progress/**'],
    may: ['core', 'lib', 'env', 'log'],
    because: 'Streams tell pages that something changed; what changed is read by the query that a route hands in.',
  },

  authentication: {
    paths: ['app/shopify.server.ts', 'app/authenticate.server.ts', 'app/reopen-in-admin.server.ts'],
    may: ['core', 'lib', 'env', 'services', 'sessions', ...WIRING],
    because: 'Authentication resolves the workspace of a request and hands it to the route.',
  },
  api: {
    paths: [
      'app/api/**',
      'app/refusal.server.ts',
      'app/read-form.server.ts',
      'app/read-search.server.ts',
      'app/read-sheet-file.server.ts',
      'app/download-response.server.ts',
    ],
    may: ['core', 'lib', 'services', 'queries', 'progress', 'storage', 'authentication', 'shopify-api', 'log'],
    because: 'The edge of the HTTP API: it turns requests into inputs and refusals into answers.',
  },
  routes: {
    paths: ['app/routes/**'],
    may: ['core', 'lib', 'locales', 'components', 'services', 'queries', 'progress', 'authentication', 'api', 'log'],
    because:
      'A route authenticates, parses, calls one service or query and responds; what it would do itself could not be called by the HTTP API or a job.',
  },
  frame: {
    paths: [
      'app/root.tsx',
      'app/routes.ts',
      'app/entry.client.tsx',
      'app/entry.server.tsx',
      'app/report-failure.server.ts',
    ],
    may: ['core', 'locales', 'components', 'env', 'log', 'authentication'],
    because: 'The entries of Remix hold providers only.',
  },
}

/** `**` stands for everything below, every other character for itself. */
export const pathPattern = (path) => `^${path.replace(/[.\\]/g, '\\$&').replace('**', '.+')}$`
