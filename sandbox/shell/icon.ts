import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { trusted, type Html } from './html.ts'

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.resolve('@shopify/polaris-icons'))), 'svg')
const cache = new Map<string, Html>()

/** An icon of the Polaris set by its file name without `Icon.svg`; decoration, so hidden from assistive technology. */
export function icon(name: string): Html {
  const known = cache.get(name) ?? read(name)
  cache.set(name, known)
  return known
}

function read(name: string): Html {
  const svg = readFileSync(path.join(FOLDER, `${name}Icon.svg`), 'utf8')
  return trusted(svg.replace('<svg ', '<svg class="icon" aria-hidden="true" focusable="false" '))
}
