import type { ServerResponse } from 'node:http'
import { wait, type Clock } from '../clock.ts'

/** Sends a body after its head: half of it, slowly, or as it is. Answers how many bytes went out, or `dropped`. */
export async function sendBody(
  response: ServerResponse,
  body: Buffer,
  fault: { readonly kind: string; readonly delayMs?: number } | null,
  clock: Clock,
): Promise<number | 'dropped'> {
  if (fault?.kind === 'half-body') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy())
    return 'dropped'
  }
  if (fault?.kind === 'slow-body') {
    response.write(body.subarray(0, 1))
    await wait(clock, fault.delayMs ?? 0)
    response.end(body.subarray(1))
  } else {
    response.end(body)
  }
  return body.length
}
