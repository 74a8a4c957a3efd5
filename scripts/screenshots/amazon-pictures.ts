import type { AdminPage } from '../../tests/support/admin-page.ts'

interface AmazonWalk {
  readonly admin: AdminPage
  readonly shoot: (name: string) => Promise<void>
  /** Of an export whose pictures are mapped. */
  readonly mapPage: string
}

/** Connects a seller over Amazon's consent page, and writes a picture of each page on the way, and of those that need no seller. */
export async function walkAmazon({ admin, shoot, mapPage }: AmazonWalk): Promise<void> {
  const { app, page } = admin
  await shootCheck(admin, shoot)
  await shootFiles(admin, shoot, mapPage)
  await admin.openApp('/app/connections/amazon/new')
  await app.getByLabel('Amazon store').waitFor()
  await shoot('amazon-connect')
  await app.getByRole('button', { name: 'Continue to Amazon' }).click()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await admin.waitForApp()
  await app.getByRole('button', { name: /^Connect \d stores?$/ }).waitFor()
  await shoot('amazon-stores')
  await app.getByRole('button', { name: /^Connect \d stores?$/ }).click()
  await app
    .getByRole('link', { name: /^Manage .+ on Amazon/ })
    .first()
    .click()
  await app.getByRole('button', { name: 'Renew consent' }).waitFor()
  await shoot('amazon-account')
  await shootMatching(admin, shoot)
}

async function shootCheck(admin: AdminPage, shoot: AmazonWalk['shoot']): Promise<void> {
  const query = 'Everyday Organic Tee – Black – lifestyle'
  const app = await admin.openApp(`/app/library?${new URLSearchParams({ query }).toString()}`)
  await app
    .getByRole('link', { name: new RegExp(`^${query}`) })
    .first()
    .click()
  await admin.barButton('Check for Amazon').click()
  await app.getByRole('button', { name: 'Show in the picture: Whole product' }).click()
  await app.getByAltText('Where the picture breaches: Whole product').waitFor()
  await app.getByRole('heading', { name: 'Amazon check', level: 1 }).scrollIntoViewIfNeeded()
  await shoot('amazon-check')
}

/** With ASINs for the first variants, as a report of Seller Central brings them. */
async function shootFiles(admin: AdminPage, shoot: AmazonWalk['shoot'], mapPage: string): Promise<void> {
  const app = await admin.openApp(mapPage.replace(/map$/, 'seller-central'))
  const skus = (await app.getByText(/^SKU /).allTextContents()).slice(0, 8).map((text) => text.slice('SKU '.length))
  const lines = ['SKU,ASIN', ...skus.map((sku, index) => `${sku},B0NW00010${index}`)]
  const file = { name: 'inventory-report.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
  await app.locator('input[type=file]').setInputFiles(file)
  await app.getByText(/^8 of \d+ variants have an ASIN/).waitFor()
  await shoot('amazon-by-hand')
}

async function shootMatching({ app }: AdminPage, shoot: AmazonWalk['shoot']): Promise<void> {
  await app.getByRole('link', { name: 'Match products' }).click()
  await app.getByRole('button', { name: 'Compare SKUs and barcodes' }).click()
  await app.getByText(/requests to Amazon/).waitFor()
  await shoot('amazon-matching')
  const lines = ['sku,seller_sku,action', 'NL-LAMP-ARC,NW-AMZ-BUNDLE,', 'NL-CANDLE-F,NL-CANDLE-FIG,']
  const file = { name: 'links.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
  await app.locator('input[type=file]').setInputFiles(file)
  await app.getByRole('button', { name: 'Apply 1 change' }).waitFor()
  await shoot('amazon-file')
  await app.getByRole('button', { name: 'Discard file' }).click()
  await app
    .getByRole('link', { name: /: Trail Cap$/ })
    .first()
    .click()
  await app
    .getByRole('button', { name: /^Choose another|^Add another|^Choose a listing/ })
    .first()
    .click()
  await app.getByLabel(/^Search listings of/).waitFor()
  await shoot('amazon-listings')
}
