import type { ConnectorDeps } from '../app/core/channel/connector.ts'
import { colours, pictureKey, type BenchShop } from './shopify-catalogue.ts'

/**
 * The sequence that Shopify's media guide describes for one image, done for each image in turn: staged upload, create the
 * media on the product, poll until READY, append it to the variant. Written here as a merchant's script would be.
 */
export async function exportPerImage(
  { sandbox, products, pictures }: BenchShop,
  domain: string,
  deps: ConnectorDeps,
): Promise<void> {
  const shop = sandbox.world.shops.get(domain)
  if (!shop) throw new Error(`no shop ${domain}`)
  const { accessToken } = shop.tokens.issue({ expiring: false })
  const graphql = graphqlCaller(domain, accessToken, deps)
  for (const [index, productId] of products.entries()) {
    for (const colour of colours) {
      const bytes = pictures.get(pictureKey(index, colour)) ?? new Uint8Array()
      const variant = [...shop.variants.values()].find(
        ({ productId: of, optionValues }) => of === productId && optionValues['Color'] === colour,
      )
      await exportOneImage(graphql, deps, {
        productId,
        variantId: variant?.id ?? '',
        bytes,
        name: pictureKey(index, colour),
      })
    }
  }
}

interface OneImage {
  readonly productId: string
  readonly variantId: string
  readonly bytes: Uint8Array
  readonly name: string
}

interface Reply {
  readonly data: Answer
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}

type Graphql = (query: string, variables: object) => Promise<Answer>

interface Answer {
  readonly stagedUploadsCreate: {
    readonly stagedTargets: readonly {
      readonly url: string
      readonly resourceUrl: string
      readonly parameters: readonly { readonly name: string; readonly value: string }[]
    }[]
  }
  readonly productCreateMedia: { readonly media: readonly { readonly id: string }[] }
  readonly node: { readonly status: string }
}

export async function exportOneImage(graphql: Graphql, deps: ConnectorDeps, image: OneImage): Promise<void> {
  const fileName = `${image.name}.jpg`
  const input = [{ filename: fileName, mimeType: 'image/jpeg', resource: 'IMAGE', httpMethod: 'POST' }]
  const [target] = (await graphql(stage, { input })).stagedUploadsCreate.stagedTargets
  if (!target) throw new Error('no upload target')
  const form = new FormData()
  for (const { name, value } of target.parameters) form.append(name, value)
  form.append('file', new Blob([new Uint8Array(image.bytes)], { type: 'image/jpeg' }), fileName)
  await deps.fetch(target.url, { method: 'POST', body: form })
  const media = [{ originalSource: target.resourceUrl, mediaContentType: 'IMAGE', alt: image.name }]
  const created = await graphql(create, { productId: image.productId, media })
  const mediaId = created.productCreateMedia.media[0]?.id
  while ((await graphql(poll, { id: mediaId })).node.status !== 'READY') await deps.sleep(1000)
  const variantMedia = [{ variantId: image.variantId, mediaIds: [mediaId] }]
  await graphql(append, { productId: image.productId, variantMedia })
}

/** A script's way to the Admin API. With `againAfterMs` a throttled request is repeated after that long, until it is served. */
export function graphqlCaller(
  domain: string,
  token: string,
  { fetch, sleep }: ConnectorDeps,
  againAfterMs?: number,
): Graphql {
  return async function call(query, variables) {
    const response = await fetch(`https://${domain}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await response.json()) as Reply
    if (againAfterMs !== undefined && errors?.some(({ extensions }) => extensions?.code === 'THROTTLED')) {
      await sleep(againAfterMs)
      return call(query, variables)
    }
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }
}

const stage = `mutation ($input: [StagedUploadInput!]!) {
  stagedUploadsCreate(input: $input) {
    stagedTargets { url resourceUrl parameters { name value } }
    userErrors { field message }
  }
}`

const create = `mutation ($productId: ID!, $media: [CreateMediaInput!]!) {
  productCreateMedia(productId: $productId, media: $media) {
    media { id alt mediaContentType status }
    mediaUserErrors { field message code }
  }
}`

const poll = `query ($id: ID!) { node(id: $id) { ... on MediaImage { id status } } }`

const append = `mutation ($productId: ID!, $variantMedia: [ProductVariantAppendMediaInput!]!) {
  productVariantAppendMedia(productId: $productId, variantMedia: $variantMedia) {
    productVariants { id media(first: 1) { nodes { id } } }
    userErrors { field message code }
  }
}`
