import { json, type Reply } from '../http/exchange.ts'

/** What Login with Amazon answers when it gives no token. */
interface LwaRefusal {
  status: number
  error: string
  description: string
}

/** Words as developers report them; those marked * are not recorded anywhere, only their codes are. */
export const LWA_REFUSALS = {
  refreshToken: {
    status: 400,
    error: 'invalid_grant',
    description:
      "The request has an invalid grant parameter : refresh_token. User may have revoked or didn't grant the permission.",
  },
  code: { status: 400, error: 'invalid_grant', description: 'The request has an invalid grant parameter : code' },
  client: { status: 401, error: 'invalid_client', description: 'Client authentication failed' },
  otherClient: { status: 400, error: 'unauthorized_client', description: 'Not authorized for requested operation' },
  /** * */
  request: { status: 400, error: 'invalid_request', description: 'The request is missing a required parameter' },
  /** * */
  scope: { status: 400, error: 'invalid_scope', description: 'The request has an invalid parameter : scope' },
} as const satisfies Record<string, LwaRefusal>

/** Thrown while a token is asked for; never the shape of the Selling Partner API. */
export class LwaError extends Error {
  readonly refusal: LwaRefusal

  constructor(kind: keyof typeof LWA_REFUSALS) {
    super(LWA_REFUSALS[kind].description)
    this.refusal = LWA_REFUSALS[kind]
  }

  toReply(): Reply {
    const { status, error, description } = this.refusal
    return json(status, { error, error_description: description })
  }
}
