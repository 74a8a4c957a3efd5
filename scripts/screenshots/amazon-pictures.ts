import type { AdminPage } from '../../tests/support/admin-page.ts'

interface AmazonWalk {
  readonly admin: AdminPage
  readonly shoot: (name: string) => Promise<void>
}

/** Connects a seller over Amazon's consent page, and writes a picture of each page on the way. */
export async function walkAmazon({ admin, shoot }: AmazonWalk): Promise<void> {
  const { app, page } = admin
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
