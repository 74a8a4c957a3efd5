import { laneRules } from './lane-rules.ts'

/** What a turn may take on. */
export interface TurnSize {
  readonly maxItems: number
  readonly maxPictures: number
}

let fullTurns = 0

/** Runs a turn with as much work as this worker has room for beside the turns that are under way. */
export async function withTurnSize<Result>(take: (size: TurnSize) => Promise<Result>): Promise<Result> {
  if (fullTurns >= laneRules.fullTurnsAtOnce) return take(laneRules.shortTurn)
  fullTurns += 1
  try {
    return await take(laneRules.turn)
  } finally {
    fullTurns -= 1
  }
}
