const sslRequest = 80_877_103
const protocol3 = 196_608

/** What a PostgreSQL client says, as far as a proxy must understand it (protocol 3.0, without encryption). */
export interface FrontendMessage {
  readonly bytes: Buffer
  /** `startup` and `ssl` come before messages have a type. */
  readonly type: string
  readonly body: Buffer
}

/** Cuts a client's stream into messages, whatever the chunks. */
export class FrontendMessages {
  #rest: Buffer = Buffer.alloc(0)
  #started = false

  push(chunk: Buffer): FrontendMessage[] {
    this.#rest = Buffer.concat([this.#rest, chunk])
    const messages: FrontendMessage[] = []
    for (let next = this.#next(); next; next = this.#next()) messages.push(next)
    return messages
  }

  #next(): FrontendMessage | null {
    const head = this.#started ? 1 : 0
    if (this.#rest.length < head + 4) return null
    const length = head + this.#rest.readUInt32BE(head)
    if (this.#rest.length < length) return null
    const bytes = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    const body = bytes.subarray(head + 4)
    return { bytes, body, type: this.#started ? String.fromCharCode(bytes[0] ?? 0) : this.#firstType(body) }
  }

  #firstType(body: Buffer): string {
    const code = body.readUInt32BE(0)
    if (code === protocol3) this.#started = true
    return code === sslRequest ? 'ssl' : 'startup'
  }
}

/** SQL of a simple query, or of a statement of the extended protocol; empty for everything else. */
export function sqlOf({ type, body }: FrontendMessage): string {
  if (type === 'Q') return body.toString('utf8')
  return type === 'P' ? body.subarray(body.indexOf(0) + 1).toString('utf8') : ''
}

export function isCommit(message: FrontendMessage): boolean {
  return /^\s*COMMIT\b/i.test(sqlOf(message))
}

/** `application_name` as the client gives it when it connects. */
export function applicationName({ body }: FrontendMessage): string {
  const words = body.subarray(4).toString('utf8').split('\0')
  const index = words.indexOf('application_name')
  return index === -1 ? '' : (words[index + 1] ?? '')
}
