import type { CatalogueEntry } from './catalogue-entry.ts'

/** Harbour & Pine: another merchant, with a product and SKUs that the first one has too. */
export const SECOND_CATALOGUE: readonly CatalogueEntry[] = [
  {
    title: 'Stoneware Mug',
    productType: 'Mug',
    price: '25.00',
    sku: 'NL-MUG',
    options: [{ name: 'Color', values: ['Sand', 'Navy'] }],
    pictured: 'Color',
  },
  {
    title: 'Harbour Cap',
    productType: 'Cap',
    price: '35.00',
    sku: 'HP-CAP',
    options: [{ name: 'Color', values: ['Navy', 'White', 'Red'] }],
    pictured: 'Color',
    media: 'half-the-colours',
  },
  {
    title: 'Pine Candle',
    productType: 'Candle',
    price: '24.00',
    sku: 'HP-CANDLE',
    options: [{ name: 'Size', values: ['Small', 'Large'] }],
    media: 'cover',
  },
  {
    title: 'Deck Tote',
    productType: 'Tote Bag',
    price: '49.00',
    sku: 'HP-TOTE',
    options: [{ name: 'Color', values: ['Natural', 'Navy'] }],
    pictured: 'Color',
  },
  { title: 'Logbook', productType: 'Notebook', price: '22.00', sku: 'HP-LOG', media: 'cover' },
  { title: 'Quay Lamp', status: 'DRAFT', productType: 'Lamp', price: '189.00', sku: 'HP-LAMP' },
]
