import { describe, expect, it } from 'vitest'
import { playersIn, withoutPlayers, withPlayers } from './players.ts'

const first = { id: '12', source: 'https://shop.example/wp-content/uploads/2026/11/turn-a1.mp4' }
const second = { id: '123', source: 'https://shop.example/files?name=a&b' }

describe('players in a description', () => {
  it('stand at its end and leave the text as it is', () => {
    const html = withPlayers('<p>A mug</p>\n', [first])
    expect(html).toBe(
      '<p>A mug</p>\n\n\n<figure class="wp-block-video mediaport-video-12">' +
        `<video controls="" preload="metadata" src="${first.source}"></video></figure>`,
    )
  })

  it('are found again with their files', () => {
    expect(playersIn(withPlayers('x', [first, second]))).toEqual([first, second])
  })

  it('are found after an editor has rewritten their tags', () => {
    const html = `<p>x</p><figure id="a" class="aligncenter mediaport-video-12"><video src="${first.source}" controls="controls" width="300"></video></figure>`
    expect(playersIn(html)).toEqual([first])
    expect(withoutPlayers(html, ['12'])).toBe('<p>x</p>')
  })

  it('come once, however often they are put in', () => {
    const once = withPlayers('x', [first])
    expect(withPlayers(once, [first])).toBe(once)
  })

  it('are never taken for others whose number begins alike', () => {
    const html = withPlayers('x', [second])
    expect(withoutPlayers(html, ['12'])).toBe(html)
  })

  it('leave videos of others alone', () => {
    const html = '<figure class="wp-block-video"><video controls="" src="theirs.mp4"></video></figure>'
    expect(playersIn(html)).toEqual([])
    expect(withoutPlayers(html, ['12'])).toBe(html)
  })
})

describe.each(['', 'A mug', '<p>A mug</p>\n', '<p>A mug</p>\r\n\r\n', 'A mug\n\n'])(
  'without its players, %j',
  (html) => {
    it('is what it was, in whichever order they go', () => {
      const both = withPlayers(withPlayers(html, [first]), [second])
      expect(withoutPlayers(both, ['12', '123'])).toBe(html)
      expect(withoutPlayers(both, ['123', '12'])).toBe(html)
    })

    it('keeps what somebody wrote behind them', () => {
      expect(withoutPlayers(`${withPlayers(html, [first])}<p>New</p>`, ['12'])).toBe(`${html}<p>New</p>`)
    })
  },
)
