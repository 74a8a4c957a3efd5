import { z } from 'zod'
import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import { DEMO_SHOP } from '../../sandbox/seed/shops.ts'
import { say } from '../log.ts'
import type { RunningProduct } from '../product/start-product.ts'
import { MediaportApi } from './api.ts'
import { bulkUpload } from './bulk-upload.ts'
import { EmbeddedApp } from './embedded-app.ts'
import { exportThroughPages } from './export-through-pages.ts'
import { expectedByFacts, expectedByPlan } from './expectations.ts'
import { followExport, listProblems, type ExportTotals } from './follow-export.ts'
import { importPictures, type ImportedPicture } from './import-pictures.ts'
import type { PictureSource } from './picture-source.ts'
import { Platform } from './platform.ts'
import type { DemoResult } from './report.ts'
import { verify, type ExpectedPicture } from './verify.ts'

type WithFacts = ImportedPicture & { facts: GeneratedAssetFacts }

/** The main job, from generated pictures to live listings, on a running product. */
export async function runDemo(product: RunningProduct, source: PictureSource): Promise<Omit<DemoResult, 'seconds'>> {
  const platform = new Platform(product.shopifyUrl, DEMO_SHOP.domain)
  const app = new EmbeddedApp(product.appUrl, DEMO_SHOP.domain, () => platform.idToken())
  const merchant = new MediaportApi(product.appUrl, () => platform.idToken())

  say(`Installing Mediaport in ${DEMO_SHOP.name}`)
  await app.open()
  say(`Importing ${source.pictures.length} ${source.label}`)
  const imported = await importPictures(merchant, source.pictures)
  const withFacts = imported.flatMap((picture, at): WithFacts[] => {
    const facts = source.pictures[at]?.facts
    return facts ? [{ ...picture, facts }] : []
  })
  const sold = await platform.listProducts()

  // The first half as a merchant does it in the pages, the second as a suite's backend does it with an API key.
  const half = withFacts.length > 0 ? Math.ceil(source.titles.length / 2) : source.titles.length
  const [byHand, byApi] = [source.titles.slice(0, half), source.titles.slice(half)]
  const exports: { api: MediaportApi; exportId: string }[] = []

  say(`In the pages: choose ${byHand.length} products, accept the proposals, plan, approve`)
  const first = await exportThroughPages(app, merchant, idsOf(byHand, sold), 'propose')
  exports.push({ api: merchant, exportId: first.exportId })
  const totals = [await followExport(merchant, first.exportId, tellProgress())]

  const suite = new MediaportApi(product.appUrl, constant(await makeApiKey(app)))
  if (byApi.length > 0) {
    say(`Through the HTTP API with a key: bulk-upload for ${byApi.length} products`)
    const exportId = await bulkUpload(suite, byApi, withFacts, sold)
    exports.push({ api: suite, exportId })
    totals.push(await followExport(suite, exportId, tellProgress()))
  }
  const usage = await platform.usage()

  say('Once more: exporting everything again must upload nothing')
  const repeat = await exportThroughPages(app, merchant, idsOf(source.titles, sold), 'as it is')
  await followExport(merchant, repeat.exportId, tellProgress())
  const uploadedAgain = (await platform.usage()).uploads - usage.uploads

  say('Looking at what the shop shows now')
  const expected: ExpectedPicture[] =
    withFacts.length > 0 ? expectedByFacts(withFacts, sold) : expectedByPlan(first.plan, imported)
  const { products, ourFiles } = await platform.observe()
  const verification = verify(expected, products, ourFiles)
  const failures = (await Promise.all(exports.map(({ api, exportId }) => listProblems(api, exportId)))).flat()
  const problems = [
    ...failures,
    ...verification.problems,
    ...(uploadedAgain > 0 ? [`Exporting again uploaded ${uploadedAgain} files`] : []),
    ...(expected.length === 0 ? ['No picture was mapped'] : []),
  ]
  const unmapped = imported.length - new Set(expected.map(({ label }) => label)).size
  if (unmapped > 0) say(`${unmapped} pictures were not sure enough to be placed without a person`)
  const sum = addUp(totals)
  const ok = problems.length === 0 && sum.failed === 0 && sum.done + sum.skipped === sum.selected
  return { ok, totals: sum, verification, usage, problems }
}

const constant = (value: string) => () => Promise.resolve(value)

function idsOf(titles: readonly string[], sold: readonly { id: string; title: string }[]): string[] {
  return titles.map((title) => {
    const product = sold.find((candidate) => candidate.title === title)
    if (!product) throw new Error(`The shop has no product ${title}`)
    return product.id
  })
}

async function makeApiKey(app: EmbeddedApp): Promise<string> {
  const answer = await app.submit('/app/settings', { intent: 'create-key', name: 'Demo', scopes: 'read,write,export' })
  return z.object({ data: z.object({ key: z.string() }) }).parse(answer).data.key
}

function tellProgress(): (totals: ExportTotals) => void {
  let last = -1
  return ({ selected, open }) => {
    if (selected - open === last) return
    last = selected - open
    say(`  ${last} of ${selected} products`)
  }
}

function addUp(all: readonly ExportTotals[]): DemoResult['totals'] {
  const sum = { selected: 0, done: 0, failed: 0, skipped: 0 }
  for (const totals of all) {
    for (const name of ['selected', 'done', 'failed', 'skipped'] as const) sum[name] += totals[name]
  }
  return sum
}
