import { prisma } from '../prisma/cli.ts'
import { runTool } from '../run-tool.ts'
import { refresh } from './refresh.ts'

/** The Prisma client in app/generated, which every server file needs. */
export function ensureClient(): Promise<void> {
  return refresh({
    label: 'Generating the Prisma client',
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json'],
    output: 'app/generated/prisma/client.ts',
    marker: 'app/generated/.inputs-hash',
    make: () => prisma(['generate']),
  })
}

/** The production build of the app, for which the client must exist. */
export function ensureBuild(): Promise<void> {
  return refresh({
    label: 'Building the app',
    inputs: ['app', 'public', 'package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json'],
    output: 'build/server/index.js',
    marker: 'build/.inputs-hash',
    make: () => runTool('remix', ['vite:build', '--logLevel', 'warn'], { NODE_ENV: 'production' }),
  })
}
