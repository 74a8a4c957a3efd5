import https from 'node:https'
import { type Readable, Transform } from 'node:stream'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../core/channel/connector.ts'

/** Where Amazon keeps what its catalogue shows. */
const pictureHosts = /\.(media-amazon\.com|ssl-images-amazon\.com|images-amazon\.com)$/
const deadlineMs = 30_000

/** A picture of the catalogue, from Amazon's own hosts alone and without following redirects. */
export async function openCataloguePicture(
  { httpsAgent }: Pick<ConnectorDeps, 'httpsAgent'>,
  url: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Readable> {
  const address = new URL(url)
  if (address.protocol !== 'https:' || !pictureHosts.test(address.hostname)) {
    throw new ConnectorError('invalid_response', `${address.hostname} is no host of Amazon’s pictures`)
  }
  const limit = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)])
  const body = await new Promise<Readable>((resolve, reject) => {
    const request = https.get(address, { ...(httpsAgent && { agent: httpsAgent }), signal: limit }, (response) => {
      const { statusCode: status = 0 } = response
      if (status === 200) {
        resolve(response)
        return
      }
      response.resume()
      reject(new ConnectorError(status === 404 ? 'not_found' : 'unavailable', `a catalogue picture answers ${status}`))
    })
    request.on('error', (cause) => reject(brokenOff(cause)))
  })
  return limited(body, maxBytes)
}

function limited(body: Readable, maxBytes: number): Readable {
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes)
        done(new ConnectorError('invalid_response', `a catalogue picture has more than ${maxBytes} bytes`))
      else done(null, chunk)
    },
  })
  body.on('error', (error) => counted.destroy(brokenOff(error)))
  counted.on('close', () => body.destroy())
  return body.pipe(counted)
}

/** Also in the middle, and where time is up: one picture that cannot be had says nothing of others. */
function brokenOff(cause: Error): ConnectorError {
  return new ConnectorError('unavailable', 'a catalogue picture could not be fetched', { cause })
}
