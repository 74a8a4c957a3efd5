import path from 'node:path'
import { build } from 'esbuild'

export interface BrowserScripts {
  /** Loaded by the app in place of Shopify's own App Bridge. */
  appBridge: string
  /** Loaded by the shell's pages. */
  shell: string
}

/** Bundles the shell's two browser scripts; takes a few milliseconds. */
export async function buildBrowserScripts(): Promise<BrowserScripts> {
  const [appBridge, shell] = await Promise.all([bundle('app-bridge/index.ts'), bundle('client/index.ts')])
  return { appBridge, shell }
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, entry)],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
