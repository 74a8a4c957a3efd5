import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { refresh, type Artefact } from './refresh.ts'

let folder: string
const inFolder = (name: string) => path.join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mediaport-refresh-'))
  mkdirSync(inFolder('source/deep'), { recursive: true })
  writeFileSync(inFolder('source/deep/code.ts'), 'first')
})
afterEach(() => rmSync(folder, { recursive: true }))

function anArtefact(make = vi.fn(async () => writeFileSync(inFolder('made'), ''))) {
  const artefact: Artefact = {
    label: 'Making it',
    inputs: [inFolder('source'), inFolder('absent')],
    output: inFolder('made'),
    marker: inFolder('.inputs-hash'),
    make,
  }
  return { artefact, make }
}

describe('an artefact', () => {
  it('is made once, and not again while nothing changes', async () => {
    const { artefact, make } = anArtefact()
    await refresh(artefact)
    await refresh(artefact)
    expect(make).toHaveBeenCalledTimes(1)
  })

  it('is made again when a file below its inputs changes, appears or is renamed', async () => {
    const { artefact, make } = anArtefact()
    await refresh(artefact)
    writeFileSync(inFolder('source/deep/code.ts'), 'second')
    await refresh(artefact)
    writeFileSync(inFolder('source/more.ts'), '')
    await refresh(artefact)
    expect(make).toHaveBeenCalledTimes(3)
  })

  it('does not mind the tests beside its inputs', async () => {
    const { artefact, make } = anArtefact()
    await refresh(artefact)
    writeFileSync(inFolder('source/deep/code.test.ts'), 'a test')
    await refresh(artefact)
    expect(make).toHaveBeenCalledTimes(1)
  })

  it('is made again when it is gone', async () => {
    const { artefact, make } = anArtefact()
    await refresh(artefact)
    rmSync(artefact.output)
    await refresh(artefact)
    expect(make).toHaveBeenCalledTimes(2)
  })

  it('is made again when an input changed while it was made', async () => {
    const { artefact, make } = anArtefact()
    make.mockImplementationOnce(async () => {
      writeFileSync(artefact.output, '')
      writeFileSync(inFolder('source/deep/code.ts'), 'edited meanwhile')
    })
    await refresh(artefact)
    await refresh(artefact)
    expect(make).toHaveBeenCalledTimes(2)
  })

  it('stays unmade when making it fails, and says why', async () => {
    const { artefact } = anArtefact(vi.fn(() => Promise.reject(new Error('no space left'))))
    await expect(refresh(artefact)).rejects.toThrow('no space left')
    expect(existsSync(artefact.marker)).toBe(false)
  })
})
