import { useFetcher } from '@remix-run/react'
import { useOncePerAnswer } from '../../use-once-per-answer.ts'

type LeaveAnswer = { readonly ok: true; readonly startUrl: string } | { readonly ok: false; readonly message: string }

interface WayToAmazon {
  /** Asks for the way and takes it. */
  readonly leave: (fields: Record<string, string>) => void
  readonly busy: boolean
  /** Why it is closed; null where it is not. */
  readonly problem: string | null
}

/** The way to Amazon’s consent page. It refuses to be framed: it takes the whole window, and comes back to the app's page in the admin. */
export function useWayToAmazon(action?: string): WayToAmazon {
  const fetcher = useFetcher<LeaveAnswer>()
  useOncePerAnswer(fetcher.data, (answer) => {
    if (answer.ok) open(answer.startUrl, '_top')
  })
  const { state, data } = fetcher
  return {
    leave: (fields) => fetcher.submit(fields, { method: 'post', ...(action && { action }) }),
    busy: state !== 'idle' || data?.ok === true,
    problem: state === 'idle' && data?.ok === false ? data.message : null,
  }
}
