import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type BenchResult, rounded } from './bench-result.ts'
import { imageSet } from './image-set.ts'

const AIM_MB = 400

/** The whole memory of a process that is handed 200 renditions at once, as a worker is by a large run. */
export async function run(): Promise<BenchResult[]> {
  const { folder, pictures, dispose } = await imageSet()
  try {
    const orders = Array.from({ length: 200 }, (_, at) => pictures[at % pictures.length])
    const list = join(folder, 'orders.json')
    await writeFile(list, JSON.stringify(orders))
    const script = fileURLToPath(new URL('./render-in-child.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, [script, list])
    const value = rounded(Number(stdout) / 1024)
    return [{ claim: 'images.peak_rss_mb', value, unit: 'MB', aim: `< ${AIM_MB}`, ok: value < AIM_MB }]
  } finally {
    await dispose()
  }
}
