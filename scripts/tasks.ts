import { importsCommand } from './checks/imports-command.ts'

/** What must be there before a task can run; each is made only when it is missing or out of date. */
export interface Needs {
  /** The Prisma client. Implied by `build`. */
  client?: true
  /** The production build of the app. */
  build?: true
  /** A migrated database in DATABASE_URL: the one that is `kept` between starts, or a `fresh` one that is dropped. */
  database?: 'kept' | 'fresh'
}

export interface Task {
  does: string
  needs: Needs
  /** Program and arguments; those of the command line follow. None: preparing is the task. */
  command?: string[]
}

const vitest = (project: string, needs: Needs = {}): Task => ({
  does: `runs the ${project} tests`,
  needs: { client: true, ...needs },
  command: ['vitest', 'run', '--project', project],
})

/** Everything that `npm run` can do. */
export const TASKS: Record<string, Task> = {
  sandbox: {
    does: 'starts stand-ins, app and worker, and prints one URL to open',
    needs: { build: true, database: 'fresh' },
    command: ['node', 'scripts/tasks/sandbox.ts'],
  },
  demo: {
    does: 'does the main job end to end without a person',
    needs: { build: true, database: 'fresh' },
    command: ['node', 'scripts/tasks/demo.ts'],
  },
  bench: {
    does: 'measures the claims',
    needs: { build: true, database: 'fresh' },
    command: ['node', 'bench/main.ts'],
  },
  chaos: {
    does: 'kills and disturbs an export at every step',
    needs: { build: true },
    command: ['node', 'scripts/tasks/chaos.ts'],
  },
  screenshots: {
    does: 'takes the pictures of the README',
    needs: { build: true, database: 'fresh' },
    command: ['node', 'scripts/tasks/screenshots.ts'],
  },

  dev: {
    does: 'starts the app with live reload',
    needs: { client: true, database: 'kept' },
    command: ['node', 'server.mjs', '--dev'],
  },
  build: { does: 'builds the app for production', needs: { build: true } },
  start: {
    does: 'starts the built app',
    needs: { build: true, database: 'kept' },
    command: ['node', 'server.mjs'],
  },
  worker: {
    does: 'starts a worker',
    needs: { client: true, database: 'kept' },
    command: ['node', 'app/pipeline/worker.server.ts'],
  },

  migrate: { does: 'applies the migrations', needs: { database: 'kept' } },
  'migrate:new': {
    does: 'writes the migration that leads to the schema: npm run migrate:new -- name',
    needs: {},
    command: ['node', 'scripts/new-migration.ts'],
  },
  generate: { does: 'generates the Prisma client', needs: { client: true } },

  test: {
    does: 'runs every check and every test',
    needs: { build: true },
    command: ['node', 'scripts/test.ts'],
  },
  'test:unit': vitest('unit'),
  'test:integration': vitest('integration', { build: true }),
  'test:contract': vitest('contract'),
  'test:conformance': vitest('conformance'),
  'test:e2e': vitest('e2e', { build: true }),

  validate: {
    does: 'checks format, lint, types, imports and dead code',
    needs: { client: true },
    command: ['node', 'scripts/validate.ts'],
  },
  format: { does: 'formats every file', needs: {}, command: ['prettier', '--write', '.'] },
  lint: { does: 'lints', needs: { client: true }, command: ['eslint', '.'] },
  typecheck: { does: 'checks types', needs: { client: true }, command: ['tsc', '--noEmit'] },
  depcruise: {
    does: 'checks imports and cycles',
    needs: { client: true },
    command: importsCommand,
  },
  knip: { does: 'finds dead code', needs: { client: true }, command: ['knip'] },
}
