import type { FrameLocator } from 'playwright-core'
import { aPicture, type PictureOptions } from '../support/a-picture.ts'
import { PHONE } from '../support/browser.ts'
import { describe, expect, test } from '../support/e2e.ts'

interface PickedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const jpeg = async (name: string, options: PictureOptions): Promise<PickedFile> => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await aPicture({ widthPx: 300, heightPx: 200, ...options }),
})

const text = (name: string, mimeType: string, content: string): PickedFile => ({
  name,
  mimeType,
  buffer: Buffer.from(content),
})

const pick = (app: FrameLocator, files: PickedFile[]) => app.locator('input[type=file]').setInputFiles(files)
const uploads = (app: FrameLocator) => app.getByRole('listitem')

describe('the library', () => {
  test('takes pictures with what is known of them, and shows each in its page', async ({ admin }) => {
    const app = await admin.openApp('/app/library')
    const facts = { title: 'Lamp at dusk', prompt: 'a brass lamp', angle: 'front', tags: ['dusk'] }
    await pick(app, [
      await jpeg('lamp_dusk_1.jpg', { seed: 41 }),
      text('lamp_dusk_1.json', 'application/json', JSON.stringify(facts)),
      await jpeg('lamp_dusk_2.jpg', { seed: 42 }),
    ])
    await app.getByText('2 added').waitFor()
    await app.getByRole('link', { name: /^Lamp at dusk/ }).click()
    await app.getByRole('heading', { name: 'Lamp at dusk', level: 1 }).waitFor()
    await app.getByText('a brass lamp').waitFor()
    await app.getByText('300 × 200').waitFor()
    await app.getByText('Not assigned to a product yet.').waitFor()
    await admin.expectAccessible()
  })

  test('says of the same bytes that they are there, and of what is no picture why it is refused', async ({ admin }) => {
    admin.console.allow(/422/)
    const app = await admin.openApp('/app/library')
    const again = await jpeg('again.jpg', { seed: 43 })
    await pick(app, [again])
    await app.getByText('1 added').waitFor()
    const truncated = (await aPicture({ widthPx: 900, heightPx: 900, seed: 44, format: 'png' })).subarray(0, 900)
    await pick(app, [
      { ...again, name: 'the same under another name.jpg' },
      text('drawing.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
      text('notes.jpg', 'image/jpeg', 'these are only words, and many of them'),
      text('nothing.jpg', 'image/jpeg', ''),
      { name: 'broken.png', mimeType: 'image/png', buffer: truncated },
    ])
    await app.getByText('1 already in the library · 4 not accepted').waitFor()
    await uploads(app).filter({ hasText: 'drawing.svg' }).getByText('This is an SVG drawing.').waitFor()
    await uploads(app).filter({ hasText: 'notes.jpg' }).getByText('This is not a picture or video').waitFor()
    await uploads(app).filter({ hasText: 'nothing.jpg' }).getByText('The file is empty.').waitFor()
    await uploads(app).filter({ hasText: 'broken.png' }).getByText('damaged or incomplete').waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Clear list' }).click()
    expect(await app.getByText('not accepted').count()).toBe(0)
  })

  test('goes on uploading while the merchant walks on, and shows the result on return', async ({ admin }) => {
    const app = await admin.openApp('/app/library')
    await pick(app, await Promise.all([51, 52, 53, 54].map((seed) => jpeg(`walk_${seed}.jpg`, { seed }))))
    await admin.page.getByRole('link', { name: 'Settings' }).click()
    await app.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
    await admin.page.getByRole('link', { name: 'Library' }).click()
    await app.getByText('4 added').waitFor()
  })

  test('is searched and filtered in its address, also as a list', async ({ admin }) => {
    const app = await admin.openApp('/app/library')
    await pick(app, [await jpeg('needle_portrait.jpg', { seed: 61, widthPx: 200, heightPx: 300 })])
    await app.getByText('1 added').waitFor()
    await app.getByRole('button', { name: 'Search and filter results' }).click()
    await app.getByPlaceholder('Search by title, file name, tag or SKU').fill('needle_')
    await app.getByText('1–1 of 1').waitFor()
    await app.getByRole('button', { name: 'List', exact: true }).click()
    await app.getByRole('row', { name: /needle_portrait/ }).waitFor()
    await admin.expectAccessible()
    await app.getByPlaceholder('Search by title, file name, tag or SKU').fill('no such file anywhere')
    await app.getByText('No file matches').waitFor()
    await app.getByRole('button', { name: 'Clear search and filters' }).click()
    await app.getByRole('row', { name: /needle_portrait/ }).waitFor()
  })

  test('tags and deletes what is selected, after asking', async ({ admin }) => {
    const app = await admin.openApp('/app/library')
    await pick(app, await Promise.all([71, 72].map((seed) => jpeg(`bulk_${seed}.jpg`, { seed }))))
    await app.getByText('2 added').waitFor()
    await app.getByRole('button', { name: 'Clear list' }).click()
    await app.getByRole('checkbox', { name: 'Select bulk_71' }).check()
    await app.getByRole('checkbox', { name: 'Select bulk_72' }).check()
    await app.getByRole('button', { name: 'Add tag' }).click()
    await app.getByLabel('Tag to add').fill('winter')
    await app.getByLabel('Tag to add').press('Enter')
    await admin.toast('2 files tagged').waitFor()
    await admin.expectAccessible()
    await app.getByRole('region', { name: 'Selected files' }).getByRole('button', { name: 'Delete' }).click()
    await app.getByText('This can’t be undone.').waitFor()
    await app.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await admin.toast('2 files deleted').waitFor()
    await app.getByRole('link', { name: /^bulk_71/ }).waitFor({ state: 'detached' })
  })

  test('does not fetch from private networks, and says so', async ({ admin }) => {
    admin.console.allow(/422/)
    const app = await admin.openApp('/app/library')
    await admin.barButton('Add from URL').click()
    await app.getByLabel('Addresses of pictures or videos').fill('not an address')
    await app.getByRole('button', { name: 'Add 3 files' }).click()
    await app.getByText('This isn’t a web address: not').waitFor()
    await app.getByLabel('Addresses of pictures or videos').fill('http://10.0.0.1/mug.jpg')
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Add 1 file' }).click()
    await uploads(app).filter({ hasText: 'http://10.0.0.1/mug.jpg' }).getByText('private network').waitFor()
  })

  test('has no sideways scroll on a phone', async ({ admin }) => {
    await admin.page.setViewportSize(PHONE)
    const app = await admin.openApp('/app/library')
    await app.getByRole('heading', { name: 'Library', level: 1 }).waitFor()
    const overflow = await app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })
})

describe('an asset', () => {
  test('gets words that are saved by the save bar, and loses none by leaving', async ({ admin }) => {
    const app = await admin.openApp('/app/library')
    await pick(app, [await jpeg('words_1.jpg', { seed: 81 })])
    await app.getByText('1 added').waitFor()
    await app.getByRole('link', { name: /^words_1/ }).click()
    await app.getByLabel('Alt text').fill('A lamp on a table')
    await app.getByText('17/512').waitFor()
    await admin.barButton('Discard').click()
    await expect.poll(() => app.getByLabel('Alt text').inputValue()).toBe('')
    await app.getByLabel('Alt text').fill('A lamp on a shelf')
    await admin.page.getByRole('link', { name: 'Settings' }).click()
    await app.getByLabel('Alt text').waitFor()
    await app.getByLabel('Tags').fill('evening')
    await app.getByLabel('Tags').press('Enter')
    await admin.barButton('Save').click()
    await admin.toast('Details saved').waitFor()
    await admin.page.reload()
    await admin.waitForApp()
    expect(await app.getByLabel('Alt text').inputValue()).toBe('A lamp on a shelf')
    await app.getByRole('button', { name: 'Remove evening' }).waitFor()
  })

  test('shows an error beside the field it belongs to', async ({ admin }) => {
    admin.console.allow(/422/)
    const app = await admin.openApp('/app/library')
    await pick(app, [await jpeg('untitled_1.jpg', { seed: 82 })])
    await app.getByText('1 added').waitFor()
    await app.getByRole('link', { name: /^untitled_1/ }).click()
    await app.getByLabel('Title', { exact: true }).fill(' ')
    await admin.barButton('Save').click()
    await app.getByText('Give the picture a title.').waitFor()
    await admin.expectAccessible()
    await admin.barButton('Discard').click()
  })

  test('that is gone says so, with the way back', async ({ admin }) => {
    admin.console.allow(/404/)
    const app = await admin.openApp('/app/library/01900000-0000-7000-8000-000000000000')
    await app.getByText('This picture is no longer in the library.').waitFor()
    await app.getByRole('link', { name: 'Go to Home' }).click()
    await app.getByRole('heading', { name: 'Home', level: 1 }).waitFor()
  })

  test('hands chosen pictures on to an export, which suggests those alone until the merchant wants more', async ({
    admin,
  }) => {
    const app = await admin.openApp('/app/library')
    await pick(app, [
      await jpeg('heavyweight-tee_front.jpg', { seed: 71 }),
      await jpeg('heavyweight-tee_detail.jpg', { seed: 72 }),
    ])
    await app.getByText('2 added').waitFor()
    await admin.openApp('/app/library?query=heavyweight-tee')
    await app.getByRole('checkbox', { name: /heavyweight-tee_front/ }).check({ force: true })
    await app.getByRole('button', { name: 'Use in an export' }).click()
    await app.getByText('1 picture of your library is chosen for this export.').waitFor()
    await admin.expectAccessible()
    await admin.openApp('/app/products?query=Heavyweight+Tee')
    const row = app.getByRole('row').filter({ has: app.getByText('Heavyweight Tee', { exact: true }) })
    await row.getByRole('checkbox').check({ force: true })
    await app.getByRole('button', { name: /continue/i }).click()
    await app.getByText('Suggestions come from the 1 picture that you chose in the library.').waitFor()
    await app.getByText('1 file', { exact: true }).waitFor()
    await admin.expectAccessible()
    await app.getByRole('button', { name: 'Use the whole library' }).click()
    await app
      .getByText('Suggestions come from the 1 picture that you chose in the library.')
      .waitFor({ state: 'detached' })
    await admin.openApp('/app/products')
    await app.getByText('26 products', { exact: true }).waitFor()
    expect(await app.getByText('is chosen for this export').count()).toBe(0)
  })
})
