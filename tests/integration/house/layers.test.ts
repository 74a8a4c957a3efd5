import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

/**
 * What the linter says of a file that would stand at this path. Rules that need types are left to the real files, because reading the
 * whole program for them takes long.
 */
async function complaintsAbout(filePath: string, source: string): Promise<string[]> {
  const eslint = new ESLint({
    ruleFilter: ({ ruleId }) => !ruleId.startsWith('@typescript-eslint/'),
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  })
  const [result] = await eslint.lintText(source, { filePath })
  return (result?.messages ?? []).map(({ message }) => message)
}

const CASES = [
  ['core imports the database', 'app/core/errors.ts', `import '../db.server.ts'`, 'core decides and never does'],
  ['core asks the clock', 'app/core/errors.ts', `export const now = Date.now()`, 'Time is passed in'],
  ['a route imports the database', 'app/routes/app.tsx', `import '../db.server.ts'`, 'A route authenticates'],
  ['a service imports a route', 'app/services/find-tenant.server.ts', `import '../routes/app.tsx'`, 'A use case'],
  ['a component reads data', 'app/components/confirm-modal.tsx', `import '../db.server.ts'`, 'Components get props'],
  [
    'a connector reads the environment',
    'app/connectors/shopify/client.ts',
    `import '../../env.server.ts'`,
    'passed in',
  ],
  ['a service sends a job by itself', 'app/services/find-tenant.server.ts', `import 'pg-boss'`, 'the catalogue'],
  ['a service decodes pictures', 'app/services/find-tenant.server.ts', `import 'sharp'`, 'limits on pixels'],
  [
    'a service reads process.env',
    'app/services/find-tenant.server.ts',
    `export const a = process.env.A`,
    'env.server.ts',
  ],
  [
    'the product imports its sandbox',
    'app/db.server.ts',
    `import '../sandbox/main.ts'`,
    'nothing of what surrounds it',
  ],
] as const

describe('the linter gives the reason when', () => {
  it.each(CASES)('%s', async (_case, filePath, source, reason) => {
    expect(await complaintsAbout(filePath, source)).toEqual([expect.stringContaining(reason)])
  })

  it('keeps silent about what the table allows', async () => {
    expect(await complaintsAbout('app/services/find-tenant.server.ts', `import '../db.server.ts'`)).toEqual([])
  })
})
