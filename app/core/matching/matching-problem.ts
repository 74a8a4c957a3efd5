import { connectorErrorWords } from '../channel/connector-error-words.ts'

/** Why a job over a catalogue ended before its end, in a merchant's words. */
export function matchingProblem(code: string): string {
  if (Object.hasOwn(connectorErrorWords, code)) return connectorErrorWords[code as keyof typeof connectorErrorWords]
  return 'Something went wrong on our side. Nothing was changed in your store. Try again.'
}
