/** The numbers by which lanes run. The README draws its table from them. */
export const laneRules = {
  /** A worker that hangs, or is cut off, is replaced after this long; a dead one at once. A living one renews three times as often. */
  leaseMs: 10_000,
  /** How often lanes that have work and no living owner are looked for. */
  sweepEveryMs: 3_000,
  /** How often it is asked whether a platform accepts Mediaport again that refused it. */
  askAgainAfterMs: 5 * 60_000,
  /** How often pictures that arrive within a step are counted for the merchant. */
  countEveryMs: 1000,
  /** What one turn takes on, in groups. Bounds memory, what a stopped run still finishes, and how long others wait. */
  turn: { maxItems: 400, maxPictures: 1000 },
  /** Lanes that one worker serves at once; most of them wait for their platform. */
  lanesAtOnce: 16,
  /** Of these, how many take full turns. The others take short ones, so that a place is free soon for whoever comes next. */
  fullTurnsAtOnce: 8,
  shortTurn: { maxItems: 10, maxPictures: 25 },
  /** What goes through the steps together: one batch of the platform's array arguments (250 rows) for each call. */
  group: { maxItems: 100, maxPictures: 250 },
  /** How often and for how long a lane waits for others that write to the same things, before it lets other lanes go first. */
  waitsForWriters: { lookEveryMs: 1000, atMostMs: 2 * 60_000 },
  /** What a platform does not show yet may appear; what is wrong after this many rounds stays wrong. */
  roundWaitsMs: [1000, 3000, null],
} as const
