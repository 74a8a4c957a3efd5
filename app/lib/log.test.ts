import { describe, expect, it } from 'vitest'
import { createLog } from './log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog('debug', { write: (line) => lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  it('hides what is called like a secret, also one or two levels down', () => {
    const line = logged((log) =>
      log.info(
        { accessToken: 's3cret', session: { refreshToken: 's3cret' }, a: { b: { authorization: 's3cret' } } },
        'x',
      ),
    )
    expect(line).toContain('[secret]')
    expect(line).not.toContain('s3cret')
  })

  it('keeps of an error what names it, and nothing that a library attached', () => {
    const error = Object.assign(new Error('refused', { cause: new TypeError('why') }), {
      code: 'E1',
      response: { body: 's3cret' },
    })
    const line = logged((log) => log.error({ err: error }, 'x'))
    expect(JSON.parse(line)).toMatchObject({
      err: { type: 'Error', code: 'E1', message: 'refused', cause: { type: 'TypeError' } },
    })
    expect(line).not.toContain('s3cret')
  })
})
