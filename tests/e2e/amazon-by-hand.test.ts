import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '../support/e2e.ts'
import { readZip } from '../support/read-zip.ts'
import { fitsAPhone } from './amazon-journey.ts'
import { chooseProducts, mapProduct } from './export-journey.ts'

const runner = {
  handle: 'runner-360-turntable',
  title: 'Runner 360° Turntable',
  productType: 'Sneaker',
  colours: ['Black', 'Orange'],
}

describe('pictures for Seller Central without a connection', () => {
  test('are named by the ASINs that the merchant gives, by file and by hand', async ({ admin }) => {
    const app = await mapProduct(admin, runner)
    await app.getByRole('button', { name: 'Review plan' }).click()
    await app.getByRole('link', { name: 'Files for Seller Central' }).click()
    await app.getByText('0 of 2 variants have an ASIN.', { exact: false }).waitFor()
    await app.getByText('Main pictures are being checked', { exact: false }).waitFor({ state: 'detached' })
    const download = app.getByRole('button', { name: 'Download pictures' })
    expect(await download.isDisabled()).toBe(true)
    await fitsAPhone(admin, app)

    const report = [
      'Marketplace ID,SKU,ASIN',
      'DE,NL-RUN-360-BLACK,B000000001',
      'DE,ELSEWHERE,B000000009',
      'DE,,B000000002',
    ]
    const file = { name: 'report.csv', mimeType: 'text/csv', buffer: Buffer.from(report.join('\n')) }
    await app.locator('input[type=file]').setInputFiles(file)
    await app.getByText('1 variant has its ASIN from the file').waitFor()
    await app.getByText('Line 4: It names no variant.', { exact: false }).waitFor()
    await app.getByText('1 of 2 variants have an ASIN.', { exact: false }).waitFor()
    await fitsAPhone(admin, app)

    admin.console.allow(/status of 422/)
    const field = app.getByLabel('ASIN of Orange')
    await field.fill('NL-RUN-360')
    await admin.barButton('Save').click()
    await app.getByText('An ASIN has ten letters and digits').waitFor()
    await fitsAPhone(admin, app)
    await field.fill('b000000003')
    await admin.barButton('Save').click()
    await admin.toast('ASINs saved').waitFor()
    await expect.poll(() => field.inputValue()).toBe('B000000003')

    const started = admin.page.waitForEvent('download')
    await download.click()
    const names = [...(await readZip(await readFile(await (await started).path()))).keys()]
    expect(names).toEqual(expect.arrayContaining(['B000000001.MAIN.jpg', 'B000000003.MAIN.jpg', 'README.txt']))
    expect(names.every((name) => /^(B00000000[13]\.(MAIN|PT0\d)\.jpg|README\.txt)$/.test(name))).toBe(true)
  })

  test('need a mapping first', async ({ admin }) => {
    const app = await chooseProducts(admin, ['Arc Table Lamp'])
    const map = new URL(admin.page.url()).pathname.replace(/^.*\/apps\/mediaport/, '')
    await admin.openApp(map.replace(/\/map$/, '/seller-central'))
    await app.getByRole('heading', { name: 'No pictures are mapped yet' }).waitFor()
    await fitsAPhone(admin, app)
    await app.getByRole('link', { name: 'Map pictures' }).click()
    await app.getByRole('heading', { name: 'Map pictures' }).waitFor()
  })
})
