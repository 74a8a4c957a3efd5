import https from 'node:https'
import net from 'node:net'

/** Hosts of Amazon that the app speaks with: sign-in, the API of each region, where feeds are kept, pictures of the catalogue. */
const OF_AMAZON = /(^|\.)(amazon\.com|media-amazon\.com|s3\.amazonaws\.com)$/

/** Sites of Amazon that a browser is sent to. */
const SITE_OF_AMAZON = /^https:\/\/((?:www\.|sellercentral(?:-europe)?\.)?amazon\.[a-z.]{2,6})(?=\/)/

/**
 * Sends what `https.request` would send to Amazon to the stand-in, which tells the hosts apart by `Host`. The library that speaks
 * with Amazon has no address to set; without an agent of its own it uses Node's. Answers how to undo it.
 */
export function sendAmazonCallsTo(amazonUrl: string): () => void {
  const { hostname: host, port } = new URL(amazonUrl)
  class Edge extends https.Agent {
    override createConnection(...[options, done]: Parameters<https.Agent['createConnection']>) {
      if (!OF_AMAZON.test(options.host ?? '')) return super.createConnection(options, done)
      return net.connect({ host, port: Number(port) })
    }
  }
  const former = https.globalAgent
  https.globalAgent = new Edge({ keepAlive: false })
  return () => {
    https.globalAgent = former
  }
}

/** Where a browser reaches the stand-in of a site of Amazon; any other address as it is. */
export function atStandIn(address: string, amazonUrl: string): string {
  return address.replace(SITE_OF_AMAZON, `${amazonUrl}/__host/$1`)
}
