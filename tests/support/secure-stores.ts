import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startWooCommerceSandbox, type RunningSite } from '../../sandbox/woocommerce/server.ts'
import { aCertificate } from './woocommerce-sites.ts'

interface SecureStore {
  readonly url: string
  /** For `controlStore`. By way of the other store: one that forces https does so for its control API too. */
  readonly controlUrl: string
}

export interface SecureStores {
  /** With a certificate that the app trusts. */
  readonly trusted: SecureStore
  /** With one that nobody trusts. */
  readonly selfSigned: SecureStore
}

interface RunningSecureStores {
  readonly stores: SecureStores
  /** `host:port` pairs that the app must be allowed to reach. */
  readonly hosts: readonly string[]
  close(): Promise<void>
}

/** Starts stores over https in this process. What it starts afterwards trusts the first one’s certificate. */
export async function startSecureStores(directory: string): Promise<RunningSecureStores> {
  const [trusted, untrusted] = await Promise.all([aCertificate(), aCertificate()])
  const certificateFile = path.join(directory, 'trusted-store.pem')
  mkdirSync(directory, { recursive: true })
  writeFileSync(certificateFile, trusted.cert)
  process.env.NODE_EXTRA_CA_CERTS = certificateFile
  const sandbox = await startWooCommerceSandbox({
    sites: [
      { key: 'trusted', title: 'Secure Store', tls: trusted },
      { key: 'selfSigned', title: 'Homemade Store', tls: untrusted },
    ],
  })
  const [one, other] = [runningOf(sandbox.sites.trusted), runningOf(sandbox.sites.selfSigned)]
  return {
    stores: {
      trusted: { url: one.secureUrl, controlUrl: `${other.url}?site=trusted` },
      selfSigned: { url: other.secureUrl, controlUrl: `${one.url}?site=selfSigned` },
    },
    hosts: [one, other].flatMap(({ url, secureUrl }) => [new URL(url).host, new URL(secureUrl).host]),
    close: () => sandbox.close(),
  }
}

function runningOf(site: RunningSite | undefined): { url: string; secureUrl: string } {
  if (!site?.secureUrl) throw new Error('the store has no certificate')
  return { url: site.url, secureUrl: site.secureUrl }
}
