/** Documents for exchanges that were recorded without theirs: they select what the recorded answers show. */

const FILE_ERRORS = 'userErrors { field message code }'
const MEDIA_ERRORS = 'mediaUserErrors { field message code }'
const PICTURE = 'image { url width height }'
const FILE_WITH_PICTURES = `id alt createdAt fileStatus ... on MediaImage { ${PICTURE} preview { ${PICTURE} } }`
const FILE_WITH_URL = `${FILE_WITH_PICTURES} ... on GenericFile { url }`

export const mediaRow = (pictureFields = 'url'): string =>
  `id alt mediaContentType status preview { image { ${pictureFields} } } ` +
  `... on MediaImage { image { ${pictureFields} } } ... on ExternalVideo { originUrl embedUrl }`

export const productCreate = (selection: string): string =>
  `mutation Create($product: ProductCreateInput!) {
    productCreate(product: $product) { product { ${selection} } userErrors { field message } }
  }`

export const productCreateMedia = (media: string, product = ''): string =>
  `mutation CreateMedia($productId: ID!, $media: [CreateMediaInput!]!) {
    productCreateMedia(productId: $productId, media: $media) {
      media { ${media} } ${MEDIA_ERRORS} ${product ? `product { ${product} }` : ''}
    }
  }`

export const productUpdateMedia = (media: string): string =>
  `mutation UpdateMedia($productId: ID!, $media: [UpdateMediaInput!]!) {
    productUpdateMedia(productId: $productId, media: $media) { media { ${media} } ${MEDIA_ERRORS} }
  }`

export const fileCreate = (files: string): string =>
  `mutation Create(
    $files: [FileCreateInput!]!
  ) {
    fileCreate(files: $files) { files { ${files} } ${FILE_ERRORS} }
  }`

export const fileUpdate = (files: string): string =>
  `mutation Update($files: [FileUpdateInput!]!) {
    fileUpdate(files: $files) { files { ${files} } ${FILE_ERRORS} }
  }`

export const FILE_DELETE = `mutation Delete($fileIds: [ID!]!) {
  fileDelete(fileIds: $fileIds) { deletedFileIds ${FILE_ERRORS} }
}`

export const fileAcknowledge = (files: string): string =>
  `mutation Acknowledge($fileIds: [ID!]!) {
    fileAcknowledgeUpdateFailed(fileIds: $fileIds) { files { ${files} } ${FILE_ERRORS} }
  }`

export const FILE_CREATE_PLAIN = fileCreate('id alt createdAt fileStatus')
export const FILE_CREATE_PICTURES = fileCreate(
  'id alt createdAt fileStatus ... on MediaImage { image { url } preview { image { url } } }',
)
export const FILE_CREATE_TYPED = fileCreate(`__typename ${FILE_WITH_PICTURES}`)
export const FILE_CREATE_TYPED_URL = fileCreate(`__typename ${FILE_WITH_URL}`)
export const FILE_UPDATE_TYPED = fileUpdate(`__typename ${FILE_WITH_PICTURES}`)
export const FILE_UPDATE_TYPED_URL = fileUpdate(`__typename ${FILE_WITH_URL}`)

export const node = (selection: string): string => `query Node($id: ID!) { node(id: $id) { ${selection} } }`

export const FILE_READ = node(`__typename ... on File { id } ${onFile(FILE_WITH_PICTURES)}`)
export const FILE_READ_URL = node(`__typename ${onFile(FILE_WITH_PICTURES)} ... on GenericFile { url }`)
export const FILE_STATUS = node('id ... on File { fileStatus }')
export const FILE_STATUS_TYPED = node('id __typename ... on File { fileStatus }')

export const productMedia = (media: string, first = 10, variable = 'id'): string =>
  `query ProductMedia($${variable}: ID!) {
    product(id: $${variable}) { id media(first: ${first}) { nodes { ${media} } } }
  }`

export const variantMedia = (media: string, first: number): string =>
  `query VariantMedia($variantId: ID!) {
    productVariant(id: $variantId) { id media(first: ${first}) { nodes { ${media} } } }
  }`

export const appendMedia = (media: string, first: number): string =>
  `mutation Append($productId: ID!, $variantMedia: [ProductVariantAppendMediaInput!]!) {
    productVariantAppendMedia(productId: $productId, variantMedia: $variantMedia) {
      product { id } productVariants { id media(first: ${first}) { nodes { ${media} } } } ${FILE_ERRORS}
    }
  }`

export const detachMedia = (media: string, first: number): string =>
  `mutation Detach($productId: ID!, $variantMedia: [ProductVariantDetachMediaInput!]!) {
    productVariantDetachMedia(productId: $productId, variantMedia: $variantMedia) {
      productVariants { id media(first: ${first}) { nodes { ${media} } } } ${FILE_ERRORS}
    }
  }`

export const REORDER = `mutation Reorder($id: ID!, $moves: [MoveInput!]!) {
  productReorderMedia(id: $id, moves: $moves) { job { id done } ${MEDIA_ERRORS} }
}`

export const STAGED_UPLOADS = `mutation Stage($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) {
    stagedTargets { url resourceUrl parameters { name value } } userErrors { field message }
  }
}`

/** The selection on a File where the field's own type is Node. */
function onFile(selection: string): string {
  return `... on File { id alt createdAt fileStatus } ${selection.slice(selection.indexOf('... on MediaImage'))}`
}
