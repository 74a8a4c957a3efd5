import type { Channel } from '../channel/channel.ts'

/** An account of the workspace that a draft can be exported to. */
export interface Destination {
  readonly connectionId: string
  readonly channel: Channel
  readonly label: string
  /** It works; planning to another one tells what is wrong. */
  readonly active: boolean
  /** How many of the draft's products are sold there, as far as we know. */
  readonly linked: number
  readonly chosen: boolean
  /** The shop that the products were chosen in. */
  readonly home: boolean
}
