import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { ZodType } from 'zod'
import { apiKey, apiSecret, appUrl } from '../../tests/support/app-environment.ts'
import { exportFiguresSchema, type ExportFigures, type ExportOrder } from './export-figures.ts'

/**
 * Exports for real: plan, database, a worker in its own process, rendering, uploads, the stand-in. The scene lives in a child
 * process, so that one measurement leaves nothing behind for the next. Needs `DATABASE_URL`.
 */
export function measureExport(order: ExportOrder): Promise<ExportFigures> {
  return inExportChild('export-in-child.ts', order, exportFiguresSchema)
}

/** Runs one of the scripts of this folder with the environment of the app, and reads the JSON of its last line. */
export async function inExportChild<Figures>(
  script: string,
  order: ExportOrder,
  figures: ZodType<Figures>,
): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-export-'))
  const env = {
    ...process.env,
    SHOPIFY_API_KEY: apiKey,
    SHOPIFY_API_SECRET: apiSecret,
    SHOPIFY_APP_URL: appUrl,
    ENCRYPTION_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    STORAGE_DIR: folder,
    LOG_LEVEL: 'fatal',
    ...(order.bulk === 'never' && { BULK_FROM: 'never' }),
  }
  const file = fileURLToPath(new URL(script, import.meta.url))
  try {
    // What it tells of its progress goes straight to the terminal.
    const child = spawn(process.execPath, [file, JSON.stringify(order)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    const lines = (await text(child.stdout)).trim().split('\n')
    if (!lines.at(-1)) throw new Error(`${script} ended without figures; what it said stands above`)
    return figures.parse(JSON.parse(lines.at(-1) ?? ''))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
