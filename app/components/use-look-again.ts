import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

const pauseMs = 1000

/** While pictures are checked: one that cannot be read is never checked, so the page stops asking in the end. */
export const looksAtChecks = 300

/** Reads the page again a second after each answer while work is `underWay` elsewhere, `atMost` that many times (default: to its end). */
export function useLookAgain(underWay: boolean, atMost = Infinity): void {
  const { revalidate, state } = useRevalidator()
  const looks = useRef(0)
  useEffect(() => {
    if (!underWay) looks.current = 0
    // A look gives up the one before it: where answers take longer than the pause, none would ever arrive.
    if (!underWay || state !== 'idle') return
    // No timeout: an answer may come before React has shown that its look began, and then nothing would set the next one.
    const timer = setInterval(() => {
      if (looks.current >= atMost) return
      looks.current += 1
      revalidate()
    }, pauseMs)
    return () => clearInterval(timer)
  }, [underWay, state, revalidate, atMost])
}
