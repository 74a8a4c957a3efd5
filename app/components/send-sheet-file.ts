import type { ActionAnswer } from './action-answer.ts'

/** What the route answers to a file that it took. */
export type Taken<Answer> = Extract<ActionAnswer, { ok: true }> & Answer
type Answered<Answer> = Exclude<ActionAnswer, { ok: true }> | Taken<Answer>

/**
 * Sends a table to its route. App Bridge adds the id token. Null: the connection was lost, or the route failed, which the server
 * logged. Repeating is as safe as the route is.
 */
export async function sendSheetFile<Answer>(address: string, file: File): Promise<Answered<Answer> | null> {
  // A name can have half a character in it where a system cut it; an address cannot.
  const name = encodeURIComponent(file.name.toWellFormed())
  const headers = { 'content-type': 'text/csv', 'x-file-name': name }
  const response = await fetch(address, { method: 'POST', headers, body: file }).catch(ifUnanswered)
  return ((await response?.json().catch(ifUnanswered)) ?? null) as Answered<Answer> | null
}

/** What `fetch` and `json` fail with where nothing of ours came back. */
function ifUnanswered(error: unknown): null {
  if (error instanceof TypeError || error instanceof SyntaxError) return null
  throw error
}
