import { act, recorded, settled, step } from '../replay/script.ts'
import type { Script } from '../replay/script.ts'
import {
  appendMedia,
  detachMedia,
  productCreate,
  productCreateMedia,
  productMedia,
  productUpdateMedia,
  variantMedia,
} from './documents.ts'

const ROW = 'id alt mediaContentType status'
const OPTIONS = 'selectedOptions { name value }'
const VARIANT = `id title sku price ${OPTIONS}`
const ERRORS = 'userErrors { field message code }'
const PRODUCT_DELETE = `mutation Delete($input: ProductDeleteInput!) {
  productDelete(input: $input) { deletedProductId userErrors { field message } }
}`

const CREATE_MEDIA = productCreateMedia(`__typename ${ROW}`, `id media(first: 10) { nodes { __typename ${ROW} } }`)
const CREATE_PRODUCT = productCreate(`id title handle status variants(first: 10) { nodes { id title ${OPTIONS} } }`)
const APPEND = appendMedia(ROW, 10)
const DETACH = detachMedia(ROW, 10)
const READ = productMedia(ROW, 10, 'productId')
const SETTLE = productUpdateMedia(ROW)

const operation = (name: string, document: string, settle = false): ReturnType<typeof step> =>
  step(`operations.${name}`, document, { before: settle ? settled : undefined })

const PRODUCT = 'gid://shopify/Product/10243939729714'

const OPTIONS_CREATE = `mutation Options($productId: ID!, $options: [OptionCreateInput!]!) {
  productOptionsCreate(productId: $productId, options: $options) {
    product { id options { id name values optionValues { id name hasVariants } }
      variants(first: 10) { nodes { ${VARIANT} } } }
    ${ERRORS}
  }
}`

const BULK_CREATE = `mutation Variants($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
  productVariantsBulkCreate(productId: $productId, variants: $variants) {
    product { id variants(first: 10) { nodes { ${VARIANT} } } } productVariants { ${VARIANT} } ${ERRORS}
  }
}`

const bulkUpdate = (selection: string): string =>
  `mutation Update($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: true) {
      ${selection} ${ERRORS}
    }
  }`

const PARTIAL_READ = `query Read($productId: ID!, $redVariantId: ID!, $blueVariantId: ID!) {
  red: productVariant(id: $redVariantId) { id sku price }
  blue: productVariant(id: $blueVariantId) { id sku price }
  product(id: $productId) { variants(first: 10) { nodes { id sku price } } }
}`

const WHOLE_VARIANT = `id title sku barcode price compareAtPrice taxable taxCode position requiresComponents showUnitPrice
  unitPriceMeasurement { quantityValue quantityUnit referenceValue referenceUnit } inventoryPolicy inventoryQuantity
  ${OPTIONS} inventoryItem { id tracked requiresShipping countryCodeOfOrigin provinceCodeOfOrigin
    harmonizedSystemCode measurement { weight { value unit } } }`

export const variantScripts: Script[] = [
  {
    recording: '2026-04_products_product-variant-media-validation.json',
    steps: [
      operation('createBaseProduct', CREATE_PRODUCT),
      operation('createOtherProduct', CREATE_PRODUCT),
      operation('createBaseReadyMedia', CREATE_MEDIA),
      operation('baseReadyMediaRead', READ, true),
      operation('settleBaseReadyMedia', SETTLE),
      operation('createBaseSecondReadyMedia', CREATE_MEDIA),
      operation('baseSecondReadyMediaRead', READ, true),
      operation('settleBaseSecondReadyMedia', SETTLE),
      operation('createBaseExternalVideoMedia', CREATE_MEDIA),
      operation('createOtherReadyMedia', CREATE_MEDIA),
      operation('otherReadyMediaRead', READ, true),
      operation('settleOtherReadyMedia', SETTLE),
      operation('createBaseProcessingMedia', CREATE_MEDIA),
      operation('appendTooManyPairs', APPEND),
      operation('detachTooManyPairs', DETACH),
      operation('appendTooManyMediaPerPair', APPEND),
      operation('detachTooManyMediaPerPair', DETACH),
      operation('appendEmptyMediaIds', APPEND),
      operation('detachEmptyMediaIds', DETACH),
      operation('appendDuplicateVariant', APPEND),
      operation('detachDuplicateVariant', DETACH),
      operation('appendInvalidMediaType', APPEND),
      operation('appendVariantFromOtherProduct', APPEND),
      operation('appendMediaFromOtherProduct', APPEND),
      operation('appendProcessingMedia', APPEND),
      operation('detachUnattachedMedia', DETACH),
      operation('appendBaseReadyMedia', APPEND),
      operation('readAfterAppend', variantMedia(ROW, 10)),
      operation('appendVariantAlreadyHasMedia', APPEND),
      operation('detachBaseReadyMedia', DETACH),
      operation('readAfterDetach', variantMedia(ROW, 10)),
      step('cleanup.0', PRODUCT_DELETE, { variables: { input: { id: 'gid://shopify/Product/10244197941554' } } }),
      step('cleanup.1', PRODUCT_DELETE, { variables: { input: { id: 'gid://shopify/Product/10244197908786' } } }),
    ],
  },
  {
    recording: '2026-04_products_product-variants-bulk-update-allow-partial-and-error-order.json',
    steps: [
      step('setup.createProductResponse', productCreate('id title'), {
        variables: { product: { title: 'Bulk Variant Partial Update 1784472901935', status: 'DRAFT' } },
      }),
      step('setup.setupOptionsResponse', OPTIONS_CREATE, {
        variables: {
          productId: PRODUCT,
          options: [
            { name: 'Color', values: [{ name: 'Red' }, { name: 'Blue' }] },
            { name: 'Size', values: [{ name: 'Small' }, { name: 'Large' }] },
          ],
        },
      }),
      step('setup.setupSecondVariantResponse', BULK_CREATE, {
        variables: {
          productId: PRODUCT,
          variants: [
            {
              optionValues: [
                { optionName: 'Color', name: 'Blue' },
                { optionName: 'Size', name: 'Large' },
              ],
              inventoryItem: { sku: 'PVBU-901935-BLUE' },
              price: '11.00',
            },
          ],
        },
      }),
      recorded('upstreamCalls.0'),
      step(
        'partialUpdate',
        bulkUpdate('product { id totalInventory tracksInventory } productVariants { id sku price }'),
      ),
      step('partialRead', PARTIAL_READ),
      step('errorOrdering', bulkUpdate('productVariants { id }')),
    ],
  },
  {
    recording: '2025-01_products_product-variants-bulk-update-parity.json',
    steps: [
      act(async (session) => {
        const product = {
          title: 'Hermes Variant Bulk Conformance 1784469772608',
          status: 'DRAFT',
          productOptions: [{ name: 'Color', values: [{ name: 'Red' }, { name: 'Blue' }] }],
        }
        const { answer } = await session.send(productCreate('id variants(first: 1) { nodes { id } }'), { product })
        const variants = { nodes: [{ id: 'gid://shopify/ProductVariant/51488122011954' }] }
        const known = { id: 'gid://shopify/Product/10243927867698', variants }
        session.ids.learnFrom({ data: { productCreate: { product: known } } }, answer)
      }),
      recorded('upstreamCalls.0'),
      step(
        'mutation',
        bulkUpdate(`product { id totalInventory tracksInventory
        variants(first: 10) { nodes { ${WHOLE_VARIANT} } } } productVariants { ${WHOLE_VARIANT} }`),
      ),
      step(
        'downstreamRead',
        `query Read($id: ID!, $query: String!) {
          product(id: $id) { id totalInventory tracksInventory variants(first: 10) { nodes { ${WHOLE_VARIANT}
            metafield(namespace: "specs", key: "bulkUpdateTier") { value ownerType } } } }
          products(first: 10, query: $query) { nodes { id } }
          skuCount: productVariantsCount(query: $query) { count precision }
        }`,
        {
          after: 'mutation',
          variables: { id: 'gid://shopify/Product/10243927867698', query: 'sku:HERMES-BULK-772608-RED' },
        },
      ),
    ],
  },
]
