import { CANADA, US, type OpenAmazon } from '../../../sandbox/amazon/testing/open-amazon.ts'
import type { SandboxCase } from './cases.ts'

export interface CaseRequest {
  method: string
  path: string
  body?: object
}

const PARTICIPATING = [US, CANADA]
const itemName = [{ value: 'Luggage', marketplace_id: US }]
const patch = (path: string) => ({ productType: 'LUGGAGE', patches: [{ op: 'replace', path, value: itemName }] })
const whole = (attributes: object) => ({ productType: 'LUGGAGE', requirements: 'LISTING', attributes })

/** What a case leaves open, so that the request is whole. Two words of a case are told by the body: what is invalid in it. */
const LEFT_OPEN: Record<string, (of: SandboxCase) => Record<string, unknown>> = {
  getListingsItem: ({ response = {} }) => ({ marketplaceIds: PARTICIPATING, includedData: dataSetsOf(response) }),
  searchListingsItems: () => ({}),
  patchListingsItem: ({ parameters }) => ({
    marketplaceIds: [US],
    body: patch(isInvalid(parameters) ? '/attributes/fake_attribute' : '/attributes/item_name'),
  }),
  putListingsItem: ({ parameters }) => ({
    marketplaceIds: [US],
    body: isInvalid(parameters)
      ? whole({ item_name: itemName, fake_attribute: itemName })
      : whole({ item_name: itemName, condition_type: itemName }),
  }),
  deleteListingsItem: () => ({ marketplaceIds: [US] }),
  searchDefinitionsProductTypes: () => ({ marketplaceIds: [US] }),
  getDefinitionsProductType: () => ({ marketplaceIds: [US], productType: 'LUGGAGE' }),
  // Its two cases have the same request; a parameter that does not exist is what makes one of them invalid.
  getAccount: ({ status }) => (status === 400 ? { unknown: 'parameter' } : {}),
}

const isInvalid = ({ sku }: Record<string, unknown>): boolean => sku === 'VALIDATION_INVALID'

const dataSetsOf = (response: object): string[] =>
  Object.keys(response).filter((name) => name !== 'sku' && name !== 'errors')

/** The request of a case, as the operation's model wants it. */
export async function requestOf(amazon: OpenAmazon, of: SandboxCase): Promise<CaseRequest> {
  const all = {
    sellerId: amazon.seller.sellerId,
    sku: 'GM-ZDPI-9B4E',
    ...LEFT_OPEN[of.operationId]?.(of),
    ...of.parameters,
  }
  const { body, ...parameters } = all as Record<string, unknown> & { body?: object }
  const inPath = new Set([...of.template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''))
  const path = of.template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parameters[name])))
  const isOpen = (name: string) => !inPath.has(name) && !(name === 'sellerId' || name === 'sku')
  const query = Object.entries(parameters).filter(([name]) => isOpen(name))
  const request = { method: of.method, path: `${path}?${queryOf(query)}`, ...(body && { body }) }
  // The recorded page has one before it and one after it.
  return of.operationId === 'searchListingsItems' && of.status === 200 ? second(amazon, request) : request
}

function queryOf(entries: [string, unknown][]): string {
  return entries.map(([name, value]) => `${name}=${encodeURIComponent([value].flat().join(','))}`).join('&')
}

async function second(amazon: OpenAmazon, first: CaseRequest): Promise<CaseRequest> {
  const { body } = await amazon.api(first.method, first.path)
  const { nextToken } = body['pagination'] as { nextToken: string }
  return { ...first, path: `${first.path}&pageToken=${nextToken}` }
}
