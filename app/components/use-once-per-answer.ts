import { useEffect, useRef } from 'react'

/** Handles each answer of a fetcher once, however often the page renders with it. */
export function useOncePerAnswer<Answer>(answer: Answer | undefined, handle: (answer: Answer) => void) {
  const handled = useRef(answer)
  useEffect(() => {
    if (answer === undefined || handled.current === answer) return
    handled.current = answer
    handle(answer)
  })
}
