import type { ChannelIssue } from '../channel/channel-issue.ts'
import type { PublicationState, PublishedPicture } from './publication.ts'
import { followForMs, lateAfterMs } from './schedule.ts'

export interface PublicationEvidence {
  readonly pictures: readonly PublishedPicture[]
  /** Whether the channel told what shoppers see: nothing amiss in what nobody saw is no evidence. */
  readonly isSeen: boolean
  readonly issues: readonly ChannelIssue[]
  /** Since the channel accepted the change. */
  readonly elapsedMs: number
}

/**
 * What became of an export, by what the channel says and what shoppers see. What is wrong is told at once; that other pictures are
 * shown only when ours are late. Pure.
 */
export function judgePublication({ pictures, isSeen, issues, elapsedMs }: PublicationEvidence): PublicationState {
  if (issues.some(({ effect }) => effect === 'listing_hidden')) return 'suppressed'
  if (issues.some((issue) => isRejection(issue, pictures))) return 'rejected'
  if (isSeen && pictures.every(({ shown }) => shown === 'ours')) return 'live'
  if (elapsedMs < lateAfterMs) return 'accepted'
  if (pictures.some(({ shown }) => shown !== 'ours' && shown !== 'unknown')) return 'not_shown'
  return elapsedMs < followForMs ? 'accepted' : 'unknown'
}

/** The channel refuses, or leaves out, a picture that the export brought. What is wrong elsewhere is advice. */
function isRejection({ severity, slot, ours, effect }: ChannelIssue, pictures: readonly PublishedPicture[]): boolean {
  const isRefused = severity === 'error' || effect === 'picture_hidden'
  return isRefused && ours && (slot === null || pictures.some((picture) => picture.slot === slot))
}
