export interface StreamEvent {
  readonly event: string
  readonly data: string
}

/**
 * Cuts the text of an event stream into events, however it is split on the way. Comments (heartbeats) are dropped; a last
 * event without its empty line waits for more.
 */
export function createEventParser(): (text: string) => StreamEvent[] {
  let rest = ''
  return (text) => {
    const blocks = (rest + text).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.flatMap(parseBlock)
  }
}

function parseBlock(block: string): StreamEvent[] {
  const fields = block.split('\n').filter((line) => line !== '' && !line.startsWith(':'))
  const values = (name: string) =>
    fields.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trimStart())
  const data = values('data')
  return data.length === 0 ? [] : [{ event: values('event')[0] ?? 'message', data: data.join('\n') }]
}
