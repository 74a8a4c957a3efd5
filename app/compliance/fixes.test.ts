import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type PictureFacts, pictureFactsSchema } from '../core/assets/asset-facts.ts'
import { chosenFixes, type PictureFixes, stepsOf } from '../core/assets/picture-fixes.ts'
import { type RenditionSpec, withFixes } from '../core/assets/rendition-spec.ts'
import { judge } from '../core/compliance/judge.ts'
import { proposeFixes } from '../core/compliance/propose-fixes.ts'
import { inspectFile } from '../renditions/inspect-file.ts'
import { render } from '../renditions/render.ts'
import { renditionKey } from '../renditions/rendition-key.ts'
import { tempFolder } from '../renditions/temp-folder.ts'
import { measurePicture } from './measure-picture.ts'
import { overlayPicture } from './overlay.ts'

// Whole pictures are decoded and drawn: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeAll(async () => {
  folder = await tempFolder()
})
afterAll(() => folder.dispose())

const spec: RenditionSpec = {
  ...{ format: 'png', longestSidePx: 2000, maxBytes: 10_000_000, quality: 85, background: '#ffffff' },
  ...{ animated: false, colourSpace: 'srgb', metadata: 'strip-keep-provenance' },
}

/** A small red box, somewhat left of the middle of a picture of 1,400 × 1,000 pixels. */
const scene = (background: string, more = '') =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1000"><rect width="1400" height="1000" fill="${background}"/>` +
        `<rect x="300" y="250" width="500" height="520" fill="#b02030"/><rect x="340" y="290" width="90" height="440" fill="#e08090"/>${more}</svg>`,
    ),
  )

async function opened(name: string, bytes: Buffer): Promise<{ path: string; facts: PictureFacts }> {
  const path = await folder.write(name, bytes)
  const facts = await inspectFile(path)
  return { path, facts: pictureFactsSchema.parse(facts.ok ? facts.value : facts.issue) }
}

async function measured({ path, facts }: { path: string; facts: PictureFacts }) {
  const result = await measurePicture(path, facts)
  if (!result.ok) throw new Error(result.issue.code)
  return result.value
}

async function fixed(name: string, source: { path: string; facts: PictureFacts }, fixes: PictureFixes) {
  const targetPath = folder.at(`${name}.fixed`)
  const order = { sourcePath: source.path, targetPath, facts: source.facts, provenance: null }
  const result = await render({ ...order, spec: withFixes(spec, fixes) })
  if (!result.ok) throw new Error(result.issue.code)
  const facts = await inspectFile(targetPath)
  return { path: targetPath, facts: pictureFactsSchema.parse(facts.ok ? facts.value : facts.issue) }
}

function frame(colour: string): Promise<Buffer> {
  const box = `<rect x="60" y="90" width="1080" height="720" fill="${colour}"/>`
  const white = '<rect width="1200" height="900" fill="#fff"/>'
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${white}${box}</svg>`))
    .png()
    .toBuffer()
}

describe('the fixes that are proposed', () => {
  it.each([
    ['off-white', () => scene('#f8f8f8'), ['white', 'trim', 'square']],
    ['a colour', () => scene('#8a40a0'), ['white', 'trim', 'square']],
    ['white', () => scene('#ffffff'), ['trim', 'square']],
    [
      'white inside a line',
      () =>
        scene('#ffffff', '<rect x="20" y="20" width="1360" height="960" fill="none" stroke="#111" stroke-width="6"/>'),
      ['frame', 'trim', 'square'],
    ],
  ])('make a picture on %s pass', async (name, make, steps) => {
    const source = await opened(`${name}.png`, await make().png().toBuffer())
    const before = await measured(source)
    const { fixes } = proposeFixes(before)
    expect(stepsOf(fixes)).toEqual(steps)
    expect(judge(before, 'main').verdict).toBe('fixable')
    const after = await fixed(name, source, fixes)
    expect(after.facts).toMatchObject({ format: 'jpeg', hasAlpha: false, hasIccProfile: false })
    // The box is 520 pixels high: a canvas in which it takes nine tenths, and not a pixel more.
    expect(after.facts.widthPx).toBe(after.facts.heightPx)
    expect(after.facts.widthPx).toBeGreaterThan(560)
    expect(after.facts.widthPx).toBeLessThan(600)
    const again = await measured(after)
    expect(judge(again, 'main')).toMatchObject({ verdict: 'pass' })
    expect(again.product?.fill).toBeCloseTo(0.9, 1)
  })

  it('ask before a colour is replaced, and before a white product is cut out', async () => {
    const colour = await measured(await opened('ask.png', await scene('#8a40a0').png().toBuffer()))
    expect(proposeFixes(colour).asks).toEqual(['white', 'trim', 'square'])
    const pale = sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000"><rect width="1000" height="1000" fill="#fff"/>' +
          '<rect x="250" y="250" width="500" height="500" fill="#eeeeee"/></svg>',
      ),
    )
    expect(proposeFixes(await measured(await opened('pale.png', await pale.png().toBuffer()))).asks).toEqual(['trim'])
  })

  it('send the first frame of an animation, which needs somebody’s consent like every other step', async () => {
    const frames = await Promise.all(['#c02020', '#2020c0'].map(frame))
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const source = await opened('animation.gif', bytes)
    const before = await measured(source)
    const { fixes } = proposeFixes(before)
    expect(stepsOf(fixes)).toEqual(['still', 'square'])
    expect(stepsOf(chosenFixes(fixes, ['still']))).toEqual(['still'])
    expect(stepsOf(chosenFixes(fixes, ['square']))).toEqual(['still', 'square'])
    const { verdict, checks } = judge(before, 'main')
    expect([verdict, checks.find(({ rule }) => rule === 'animation')?.fix]).toEqual(['fixable', 'still'])
    const after = await fixed('animation', source, chosenFixes(fixes, ['still']))
    expect(after.facts).toMatchObject({ format: 'jpeg', animated: false, widthPx: 1200 })
  })

  it('do not trim a picture that would be too small', async () => {
    const small = scene('#ffffff').resize(700)
    const proposal = proposeFixes(await measured(await opened('small.png', await small.png().toBuffer())))
    expect(stepsOf(proposal.fixes)).not.toContain('trim')
  })

  it('leave a product that the edge cuts as it is', async () => {
    const cut = sharp(await scene('#ffffff').png().toBuffer()).extract({ left: 500, top: 0, width: 900, height: 1000 })
    expect(stepsOf(proposeFixes(await measured(await opened('cut.png', await cut.png().toBuffer()))).fixes)).toEqual([])
  })
})

describe('a background that is nearly white', () => {
  const jpeg: RenditionSpec = { ...spec, format: 'jpeg', quality: 92, longestSidePx: 2048 }
  /** A patch of shadow that reaches down to so many pixels above the lower edge; the rim is 20 high. */
  const shadow = (grey: number, widthPx: number, abovePx = 0) =>
    `<rect x="500" y="${970 - abovePx}" width="${widthPx}" height="30" fill="rgb(${grey},${grey},${grey})"/>`
  const noisy = async () => {
    const { data, info } = await scene('#f8f8f8').removeAlpha().raw().toBuffer({ resolveWithObject: true })
    let seed = 7
    for (let at = 0; at < data.length; at += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      data[at] = Math.min(255, (data[at] ?? 0) + (seed % 9) - 4)
    }
    return sharp(data, { raw: info })
  }
  const vignette =
    '<defs><radialGradient id="v" r="0.75"><stop offset="0.4" stop-color="#fff"/><stop offset="1" stop-color="#efefef"/></radialGradient></defs>' +
    '<rect width="1400" height="1000" fill="url(#v)"/><rect x="300" y="250" width="500" height="520" fill="#b02030"/>'

  const softShadow = (left: number, top: number) =>
    '<defs><radialGradient id="s"><stop offset="0" stop-color="#777"/><stop offset="1" stop-color="#fff"/></radialGradient></defs>' +
    `<ellipse cx="${left}" cy="${top}" rx="400" ry="90" fill="url(#s)"/>`

  it.each<[string, () => Sharp | Promise<Sharp>, string]>([
    ['of noise', noisy, 'white'],
    ['with a light shadow in the rim', () => scene('#ffffff', shadow(246, 400)), 'white'],
    ['with a vignette', () => scene('#ffffff', vignette), 'white'],
    ['with a soft shadow that leaves the picture', () => scene('#ffffff', softShadow(1060, 880)), 'white'],
    ['with a deep shadow in the rim', () => scene('#ffffff', shadow(238, 60)), 'trim'],
  ])('%s passes after the step that is offered, as it is sent', async (name, make, step) => {
    const source = await opened(`${name}.jpg`, await (await make()).jpeg({ quality: 92 }).toBuffer())
    const before = await measured(source)
    const found = judge(before, 'main').checks.find(({ rule }) => rule === 'background')
    expect(found).toMatchObject({ state: 'fixable', fix: step })
    const fixes = chosenFixes(proposeFixes(before).fixes, [step])
    const targetPath = folder.at(`${name}.sent`)
    const order = { sourcePath: source.path, targetPath, facts: source.facts, provenance: null }
    expect(await render({ ...order, spec: withFixes(jpeg, fixes) })).toMatchObject({ ok: true })
    const sent = await inspectFile(targetPath)
    const again = await measured({ path: targetPath, facts: pictureFactsSchema.parse(sent.ok ? sent.value : null) })
    expect(again.background.pureWhiteShare).toBeGreaterThanOrEqual(0.995)
    expect(judge(again, 'main').checks.find(({ rule }) => rule === 'background')?.state).toBe('pass')
  })

  it('passes once it is square, too, where the shadow leaves on a side that gets no white', async () => {
    const upright = sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1500"><rect width="1000" height="1500" fill="#fff"/>' +
          '<defs><radialGradient id="s"><stop offset="0" stop-color="#777"/><stop offset="1" stop-color="#fff"/></radialGradient></defs>' +
          '<ellipse cx="500" cy="1380" rx="200" ry="130" fill="url(#s)"/><rect x="250" y="80" width="500" height="1300" fill="#b02030"/></svg>',
      ),
    )
    const source = await opened('upright.png', await upright.png().toBuffer())
    const { fixes } = proposeFixes(await measured(source))
    expect(fixes).toEqual({ white: { how: 'fade', from: 0.06 }, square: true })
    const again = await measured(await fixed('upright', source, fixes))
    expect(judge(again, 'main').checks.find(({ rule }) => rule === 'background')?.state).toBe('pass')
  })

  it('is not faded where the product comes near to the edge', async () => {
    const near = scene(
      '#ffffff',
      `${softShadow(1060, 880)}<rect x="1200" y="975" width="120" height="20" fill="#222"/>`,
    )
    const { background } = await measured(await opened('near.jpg', await near.jpeg({ quality: 92 }).toBuffer()))
    expect(background.softRim).toBeLessThan(0.01)
    const alone = scene('#ffffff', softShadow(1060, 880))
    const far = await measured(await opened('far.jpg', await alone.jpeg({ quality: 92 }).toBuffer()))
    expect(far.background.softRim).toBe(0.06)
    expect(proposeFixes(far).fixes.white).toEqual({ how: 'fade', from: 0.06 })
    expect(proposeFixes({ ...far, background: { ...far.background, softRim: 0.034 } }).fixes.white).toBeUndefined()
  })

  it('is left to a person where too much of the rim is dark', async () => {
    const dark = await opened(
      'dark.png',
      await scene('#ffffff', shadow(150, 400, 6))
        .png()
        .toBuffer(),
    )
    const found = judge(await measured(dark), 'main').checks.find(({ rule }) => rule === 'background')
    expect(found).toMatchObject({ state: 'fail', fix: null })
  })

  it('is not offered again what did not repair it', async () => {
    const source = await opened('again.png', await scene('#f8f8f8').png().toBuffer())
    const carriedOut = ['white', 'trim', 'square'] as const
    const result = judge(await measured(source), 'main', { profile: 'standard', attestations: [], carriedOut })
    expect(result.verdict).toBe('fail')
    expect(result.checks.filter(({ state }) => state === 'fixable')).toEqual([])
  })
})

describe('chosen fixes', () => {
  const trim = { left: 0.2, top: 0.2, width: 0.4, height: 0.4 }

  it('bring a margin with a trim', () => {
    expect(chosenFixes({ trim, square: true }, ['trim'])).toEqual({ trim, square: true })
    expect(chosenFixes({ trim, square: true }, ['square'])).toEqual({ square: true })
    expect(chosenFixes({ trim }, ['paint'])).toEqual({})
  })

  it('never put white around another colour', () => {
    const white = { how: 'clamp', level: 240 } as const
    expect(chosenFixes({ white, trim, square: true }, ['square'])).toEqual({ white, square: true })
    expect(chosenFixes({ white, trim, square: true }, ['trim'])).toEqual({ white, trim, square: true })
  })

  it('name another rendition each', () => {
    const sha256 = 'a'.repeat(64)
    const others = [withFixes(spec, { square: true }), withFixes(spec, { trim, square: true })]
    expect(new Set([spec, ...others].map((one) => renditionKey(sha256, one))).size).toBe(3)
  })
})

it('marks what breaches a rule, and nothing where a rule is not about pixels', async () => {
  const source = await opened('overlay.png', await scene('#8a40a0').png().toBuffer())
  const overlay = await overlayPicture(source.path, source.facts, 'background')
  const bytes = overlay.ok ? overlay.value : null
  const { data, info } = await sharp(bytes ?? Buffer.alloc(0))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
  const [red = 0, green = 0] = at(20, 20)
  expect(red).toBeGreaterThan(150)
  expect(green).toBeLessThan(70)
  const [, insideGreen = 0] = at(Math.round(info.width * 0.4), Math.round(info.height * 0.5))
  expect(insideGreen).toBeGreaterThan(100)
  expect(await overlayPicture(source.path, source.facts, 'density')).toEqual({ ok: true, value: null })
})
