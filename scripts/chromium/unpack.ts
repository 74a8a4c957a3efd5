// Unpacks Chromium and the libraries it may miss into TMPDIR: its package knows no other place. Started by chromium.ts.
import { createRequire } from 'node:module'
import path from 'node:path'
import chromium, { inflate } from '@sparticuz/chromium'

const packed = path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../bin')
await chromium.executablePath(packed)
await inflate(path.join(packed, 'al2023.tar.br'))
