/** A platform’s DNS: host or `host:port` → origin to really connect to, such as `{ 'mediaport.sandbox': 'http://127.0.0.1:3000' }`. */
export type Hosts = Readonly<Record<string, string>>

/** Where the platform’s DNS sends a URL; null when it does not know the host. */
export function mappedOrigin(hosts: Hosts, { hostname, port, protocol }: URL): string | null {
  const withPort = `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`
  return hosts[withPort] ?? hosts[hostname] ?? null
}
