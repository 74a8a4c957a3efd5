import type { CatalogueEntry } from './catalogue-entry.ts'

const color = (...values: string[]) => ({ name: 'Color', values })
const size = (...values: string[]) => ({ name: 'Size', values })
const SIZES = ['XS', 'S', 'M', 'L', 'XL']

/** Colour and size ranges, where one picture serves a whole row of variants. */
const APPAREL: CatalogueEntry[] = [
  {
    title: 'Everyday Organic Tee',
    productType: 'T-Shirt',
    tags: ['new', 'organic'],
    price: '29.00',
    sku: 'NL-TEE',
    options: [color('Black', 'White', 'Forest Green', 'Terracotta'), size(...SIZES)],
    pictured: 'Color',
  },
  {
    // Its SKUs start with those of the tee above: a match by prefix would take one for the other.
    title: 'Heavyweight Tee',
    productType: 'T-Shirt',
    price: '39.00',
    sku: 'NL-TEE-HW',
    options: [color('Black', 'Cream', 'Navy'), size('S', 'M', 'L', 'XL')],
    pictured: 'Color',
    media: 'half-the-colours',
  },
  {
    title: 'Trail Cap',
    productType: 'Cap',
    price: '32.00',
    sku: 'NL-CAP',
    options: [color('Navy', 'Olive', 'Burgundy')],
    pictured: 'Color',
  },
  {
    title: 'Court Sneaker',
    productType: 'Sneaker',
    tags: ['bestseller'],
    price: '119.00',
    sku: 'NL-COURT',
    options: [
      color('White', 'Black', 'Sage', 'Coral'),
      size('36', '37', '38', '39', '40', '41', '42', '43', '44', '45'),
    ],
    pictured: 'Color',
    media: 'per-colour',
  },
  {
    title: 'Kids Tee “Little Bear”',
    productType: 'T-Shirt',
    price: '19.00',
    sku: 'NL-TEE-K',
    options: [color('Mustard', 'Sky Blue', 'Mint'), size('92', '104', '116', '128')],
    pictured: 'Color',
    media: 'cover',
  },
  {
    title: 'Winter Cap 2024',
    status: 'ARCHIVED',
    productType: 'Cap',
    price: '24.00',
    sku: 'NL-CAP-W24',
    options: [color('Charcoal', 'Red')],
    pictured: 'Color',
    media: 'per-colour',
  },
  {
    title: 'Spring Tee (preview)',
    status: 'DRAFT',
    productType: 'T-Shirt',
    price: '31.00',
    sku: 'NL-TEE-SP',
    options: [color('Lavender', 'Blush'), size('S', 'M', 'L')],
    pictured: 'Color',
  },
]

const HOME: CatalogueEntry[] = [
  {
    title: 'Stoneware Mug',
    productType: 'Mug',
    tags: ['kitchen'],
    price: '22.00',
    sku: 'NL-MUG',
    options: [color('Sand', 'Sage', 'Navy', 'Black')],
    pictured: 'Color',
  },
  {
    title: 'Stoneware Mug, Large',
    productType: 'Mug',
    tags: ['kitchen'],
    price: '27.00',
    sku: 'NL-MUG-L',
    options: [color('Sand', 'Sage', 'Navy')],
    pictured: 'Color',
    media: 'per-colour',
  },
  {
    title: 'Linen Cushion Cover',
    productType: 'Cushion',
    price: '34.00',
    sku: 'NL-CUSH',
    withoutBarcodes: true,
    options: [
      color('Natural', 'Sand', 'Sage', 'Olive', 'Terracotta', 'Blush', 'Navy', 'Charcoal', 'Mustard', 'Burgundy'),
      size('30×30', '30×50', '40×40', '40×60', '45×45', '50×50', '50×70', '60×60', '65×65', '80×80'),
    ],
    pictured: 'Color',
    media: 'half-the-colours',
  },
  {
    title: 'Soy Candle, Cedar & Sage',
    productType: 'Candle',
    price: '26.00',
    sku: 'NL-CANDLE-CS',
    withoutBarcodes: true,
    media: 'cover',
  },
  { title: 'Soy Candle, Fig', productType: 'Candle', price: '26.00', sku: 'NL-CANDLE-F', withoutBarcodes: true },
  { title: 'Arc Table Lamp', productType: 'Lamp', price: '149.00', sku: 'NL-LAMP-ARC' },
  {
    title: 'Camping Lantern',
    productType: 'Lamp',
    vendor: 'Halden',
    price: '59.00',
    sku: 'HA-LANTERN',
    media: 'cover',
  },
]

const CARRY: CatalogueEntry[] = [
  {
    title: 'Canvas Tote',
    productType: 'Tote Bag',
    price: '24.00',
    sku: 'NL-TOTE',
    options: [color('Natural', 'Black', 'Forest Green')],
    pictured: 'Color',
  },
  {
    title: 'Insulated Bottle',
    productType: 'Bottle',
    price: '36.00',
    sku: 'NL-BTL',
    options: [color('White', 'Teal', 'Coral'), { name: 'Capacity', values: ['500 ml', '750 ml'] }],
    pictured: 'Color',
  },
  {
    title: 'Dotted Notebook A5',
    productType: 'Notebook',
    price: '18.00',
    sku: 'NL-NOTE-A5',
    options: [color('Black', 'Navy', 'Red', 'Mustard', 'Sage')],
    pictured: 'Color',
    media: 'cover',
  },
  {
    title: 'Slim Phone Case',
    productType: 'Phone Case',
    price: '29.00',
    sku: 'NL-CASE',
    options: [
      color('Black', 'Sand', 'Lavender'),
      { name: 'Model', values: ['15', '15 Pro', '16', '16 Pro'] },
      { name: 'Finish', values: ['Matte', 'Gloss'] },
    ],
    pictured: 'Color',
  },
  {
    // The platform allows 250 media: there is room for one more picture, and not for two.
    title: 'Runner 360° Turntable',
    productType: 'Sneaker',
    price: '129.00',
    sku: 'NL-RUN-360',
    options: [color('Black', 'Orange')],
    pictured: 'Color',
    media: { frames: 249 },
  },
]

/** Titles and option values that are hard on sorting, escaping, layout and matching. */
const WORDS_OF_THE_WORLD: CatalogueEntry[] = [
  {
    title: 'قميص قطني كلاسيكي',
    productType: 'قميص',
    price: '35.00',
    sku: 'NL-AR-TEE',
    options: [
      { name: 'اللون', values: ['أسود', 'أبيض', 'أزرق'] },
      { name: 'المقاس', values: ['S', 'M', 'L'] },
    ],
    pictured: 'اللون',
  },
  {
    title: 'תיק בד יומיומי',
    productType: 'תיק',
    price: '28.00',
    sku: 'NL-HE-TOTE',
    options: [{ name: 'צבע', values: ['שחור', 'אדום'] }],
    pictured: 'צבע',
    media: 'cover',
  },
  {
    title: '抹茶マグカップ',
    productType: 'マグ',
    price: '24.00',
    sku: 'NL-JA-MUG',
    options: [{ name: '色', values: ['黒', '白', '赤'] }],
    pictured: '色',
    media: 'per-colour',
  },
  {
    title: 'Kaffeetasse „Grüße aus Köln“',
    productType: 'Tasse',
    price: '19.00',
    sku: 'NL-DE-TASSE',
    options: [{ name: 'Farbe', values: ['Schwarz', 'Weiß', 'Grün'] }],
    pictured: 'Farbe',
  },
  { title: 'Carnet d’été à l’ancienne', productType: 'Carnet', price: '21.00', sku: 'NL-FR-CARNET', media: 'cover' },
  {
    title: 'Sunny Day Tote ☀️ & Friends <limited>',
    productType: 'Tote Bag',
    tags: ['limited & numbered'],
    price: '44.00',
    sku: 'NL-TOTE-SUN',
  },
  { title: 'Gift Set without SKU', productType: 'Candle', price: '59.00', sku: '' },
]

/** Northlight Goods: the shop that the sandbox opens with. */
export const DEMO_CATALOGUE: readonly CatalogueEntry[] = [...APPAREL, ...HOME, ...CARRY, ...WORDS_OF_THE_WORLD]
