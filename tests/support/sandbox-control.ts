import { inject } from 'vitest'

const demoShop = 'demo.myshopify.com'

/** Something goes wrong in the running product's stand-in from now on, until `clearFaults`. */
export function addFault(fault: object): Promise<void> {
  return control('POST', 'faults', fault)
}

export function clearFaults(): Promise<void> {
  return control('DELETE', 'faults')
}

/** The merchant changes something in the admin, beside the app. */
export function asMerchant(act: object): Promise<void> {
  return control('POST', 'merchant', { shop: demoShop, ...act })
}

async function control(method: string, path: string, body?: object): Promise<void> {
  const response = await fetch(`${inject('product').shopifyUrl}/__sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(await response.text())
}
