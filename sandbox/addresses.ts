/** Where the sandbox listens. Origins without a trailing slash. */
export interface SandboxAddresses {
  shopifyUrl: string
  /** The one address for a person. */
  shellUrl: string
  /** WordPress's home URLs of the two WooCommerce stores. */
  storeUrls: { northwind: string; outlet: string }
  /** Answers for all of Amazon's hosts: by `Host`, and for browsers below `/__host/<host>/`. */
  amazonUrl: string
}

/** What `sandbox/main.ts` tells the process that started it: first where it listens, then that its shops are filled. */
export type SandboxMessage = { type: 'listening'; addresses: SandboxAddresses } | { type: 'seeded' }
