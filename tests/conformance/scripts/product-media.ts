import { act, recorded, settled, step } from '../replay/script.ts'
import type { Script } from '../replay/script.ts'
import {
  FILE_DELETE,
  FILE_STATUS,
  REORDER,
  appendMedia,
  fileAcknowledge,
  fileUpdate,
  mediaRow,
  node,
  productCreate,
  productCreateMedia,
  productMedia,
  productUpdateMedia,
  variantMedia,
} from './documents.ts'

const ROW = 'id alt mediaContentType'
const ROW_STATUS = `${ROW} status`
const PICTURE = '{ url width height }'

const cascadeSetup = (scenario: string, mediaId: string, productId: string, variantId: string): Script['steps'] => [
  step(`${scenario}.setup.productCreate`, productCreate('id title variants(first: 1) { nodes { id title } }')),
  step(
    `${scenario}.setup.productCreateMedia`,
    productCreateMedia(mediaRow(), `id media(first: 10) { nodes { ${ROW_STATUS} } }`),
  ),
  step(`${scenario}.setup.mediaReadyRead`, productMedia('id status', 10, 'productId'), { before: settled }),
  step(
    `${scenario}.setup.fileReadBeforeCascade`,
    node(`id __typename ... on MediaImage {
      alt fileStatus mediaContentType status preview { image ${PICTURE} } image ${PICTURE}
    }`),
    { variables: { id: mediaId } },
  ),
  step(`${scenario}.setup.productVariantAppendMedia`, appendMedia(ROW, 5), {
    variables: { productId, variantMedia: [{ variantId, mediaIds: [mediaId] }] },
  }),
  step(`${scenario}.setup.variantReadBeforeCascade`, variantMedia(ROW, 5)),
]

const REORDER_READ = `query Order($id: ID!) { product(id: $id) { id
  media(first: 10) { nodes { ${ROW_STATUS} } } images(first: 10) { nodes { id altText } } } }`
const reorderRead = (path: string): Script['steps'][number] =>
  step(path, REORDER_READ, { before: settled, variables: { id: 'gid://shopify/Product/10243947102514' } })

const FULL_ROW = `__typename ${mediaRow()}`
const TOP_LEVEL = (mutation: string, input: string): string =>
  `mutation Product($product: ${input}!, $media: [CreateMediaInput!]) {
    ${mutation}(product: $product, media: $media) {
      product { id title media(first: 10) { nodes { ${FULL_ROW} } } } userErrors { field message }
    }
  }`
const TOP_LEVEL_READ = `query Product($id: ID!) { product(id: $id) {
  id title media(first: 10) { nodes { ${FULL_ROW} } } } }`

const FEATURED_READ = `query Product($id: ID!) { product(id: $id) {
  id
  media(first: 10) { nodes { ${mediaRow()} } }
  images(first: 10) { nodes { id url altText } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
  featuredImage { id url altText }
  featuredMedia { __typename ${ROW_STATUS} preview { image ${PICTURE} }
    ... on MediaImage { image { id url altText width height } } }
} }`
const FEATURED_PRODUCT = 'gid://shopify/Product/10243947069746'
const CREATE_MEDIA = productCreateMedia(mediaRow(), `id media(first: 10) { nodes { ${mediaRow()} } }`)

export const productMediaScripts: Script[] = [
  {
    recording: '2025-01_media_media-file-cascade-variant-media-clear.json',
    steps: [
      ...cascadeSetup(
        'deleteScenario',
        'gid://shopify/MediaImage/44072110948658',
        'gid://shopify/Product/10244045242674',
        'gid://shopify/ProductVariant/51488843432242',
      ),
      recorded('upstreamCalls.0'),
      recorded('upstreamCalls.1'),
      step('deleteScenario.mutation', FILE_DELETE),
      step('deleteScenario.downstreamRead', variantMedia(ROW, 5)),
      ...cascadeSetup(
        'updateDetachScenario',
        'gid://shopify/MediaImage/44072110981426',
        'gid://shopify/Product/10244045275442',
        'gid://shopify/ProductVariant/51488843465010',
      ),
      recorded('upstreamCalls.2'),
      recorded('upstreamCalls.3'),
      step('updateDetachScenario.mutation', fileUpdate('id alt fileStatus')),
      step('updateDetachScenario.downstreamRead', variantMedia(ROW, 5)),
    ],
  },
  {
    recording: '2025-01_media_media-file-mutation-first-lifecycle.json',
    steps: [
      step('setup.productCreate', productCreate('id title')),
      step('setup.productCreateMedia', productCreateMedia(ROW_STATUS)),
      step('setup.readyPoll', FILE_STATUS, { before: settled }),
      recorded('upstreamCalls.0'),
      recorded('upstreamCalls.1'),
      step('acknowledge', fileAcknowledge('id alt fileStatus')),
      step('delete', FILE_DELETE),
      step('downstreamRead', productMedia('id')),
    ],
  },
  {
    recording: '2025-01_products_product-reorder-media-parity.json',
    steps: [
      step('setup.productCreate', productCreate('id title')),
      step('setup.productCreateMedia', CREATE_MEDIA),
      reorderRead('setup.readyRead'),
      step('singleMove.mutation', REORDER),
      reorderRead('singleMove.downstreamRead'),
      step('orderedMoves.mutation', REORDER),
      reorderRead('orderedMoves.downstreamRead'),
    ],
  },
  {
    recording: '2025-01_products_product-top-level-media-parity.json',
    steps: [
      step('validCreate', TOP_LEVEL('productCreate', 'ProductCreateInput')),
      step('readAfterValidCreate', TOP_LEVEL_READ),
      step('validUpdate', TOP_LEVEL('productUpdate', 'ProductUpdateInput')),
      step('readAfterValidUpdate', TOP_LEVEL_READ),
      step('invalidUpdate', TOP_LEVEL('productUpdate', 'ProductUpdateInput')),
      step('readAfterInvalidUpdate', TOP_LEVEL_READ),
      step('invalidCreate', TOP_LEVEL('productCreate', 'ProductCreateInput')),
    ],
  },
  {
    recording: '2025-01_products_product-update-media-parity.json',
    steps: [
      act(async (session) => {
        const product = { title: 'Hermes Product Media Conformance 1784476199106', status: 'DRAFT' }
        const { answer } = await session.send(productCreate('id'), { product })
        session.ids.learnFrom({ data: { productCreate: { product: { id: FEATURED_PRODUCT } } } }, answer)
      }),
      recorded('upstreamCalls.0'),
      step('setup.createMedia', CREATE_MEDIA),
      step('setup.readyRead', FEATURED_READ, { before: settled, variables: { id: FEATURED_PRODUCT } }),
      step('mutation', productUpdateMedia(mediaRow())),
      act(async (session) => {
        const source = { mediaContentType: 'IMAGE', originalSource: 'https://placehold.co/600x400/png' }
        const media = [
          { ...source, alt: 'Valid in mixed create' },
          { ...source, originalSource: 'not-a-url' },
        ]
        await session.send(CREATE_MEDIA, { productId: FEATURED_PRODUCT, media })
      }),
      step('downstreamRead', FEATURED_READ, { before: settled, variables: { id: FEATURED_PRODUCT } }),
    ],
  },
]
