import { inject } from 'vitest'

const demoShop = 'demo.myshopify.com'

/** Something goes wrong in the running product's stand-in from now on, until `clearFaults`; no test begins with another's. */
export async function addFault(fault: object): Promise<{ id: number }> {
  const response = await control('POST', 'faults', fault)
  return (await response.json()) as { id: number }
}

/** Takes one fault away, or all: what they hold goes on. */
export async function clearFaults(fault?: { id: number }): Promise<void> {
  await control('DELETE', fault ? `faults?id=${fault.id}` : 'faults')
}

/** The merchant changes something in the admin, beside the app. */
export async function asMerchant(act: object): Promise<void> {
  await control('POST', 'merchant', { shop: demoShop, ...act })
}

async function control(method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(`${inject('product').shopifyUrl}/__sandbox/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(await response.text())
  return response
}
