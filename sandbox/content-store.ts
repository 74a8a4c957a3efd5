import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Received bytes on disk, known by SHA-256; seeded pictures stay where they are. */
export class ContentStore {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mediaport-sandbox-'))
  readonly #paths = new Map<string, string>()

  /** Keeps the bytes; the same bytes twice take the space once. Answers their hash. */
  async put(bytes: Buffer): Promise<string> {
    const sha256 = hashOf(bytes)
    if (!this.#paths.has(sha256)) {
      const path = join(this.#folder, sha256)
      await writeFile(path, bytes)
      this.#paths.set(sha256, path)
    }
    return sha256
  }

  /** Knows an existing file by its hash without copying it. */
  async adopt(path: string): Promise<{ sha256: string; bytes: Buffer }> {
    const bytes = await readFile(path)
    const sha256 = hashOf(bytes)
    if (!this.#paths.has(sha256)) this.#paths.set(sha256, path)
    return { sha256, bytes }
  }

  async read(sha256: string): Promise<Buffer> {
    const path = this.#paths.get(sha256)
    if (!path) throw new Error(`No content ${sha256}`)
    return readFile(path)
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
