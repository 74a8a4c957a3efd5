import { DEMO_SHOP } from '../../sandbox/seed/shops.ts'
import { say } from '../log.ts'
import type { RunningProduct } from '../product/start-product.ts'
import { MediaportApi } from './api.ts'
import { EmbeddedApp } from './embedded-app.ts'
import { importPictures } from './import-pictures.ts'
import { generatedPictures } from './picture-source.ts'
import { Platform } from './platform.ts'

/** Brings the generated pictures into the library of the demo shop, so that a person has something to export. */
export async function fillLibrary(product: Pick<RunningProduct, 'appUrl' | 'shopifyUrl'>): Promise<void> {
  const platform = new Platform(product.shopifyUrl, DEMO_SHOP.domain)
  const idToken = () => platform.idToken()
  const { pictures } = generatedPictures()
  say(
    `Bringing ${pictures.length} generated pictures into the library of ${DEMO_SHOP.name}; the first time they are drawn`,
  )
  await new EmbeddedApp(product.appUrl, DEMO_SHOP.domain, idToken).open()
  await importPictures(new MediaportApi(product.appUrl, idToken), pictures)
  say('All pictures are in the library')
}
