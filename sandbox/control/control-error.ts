/** A control request that cannot be done; the message goes to whoever drives the sandbox. */
export class ControlError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
