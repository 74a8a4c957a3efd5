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
}
