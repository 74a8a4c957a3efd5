/** Ends the flow on a page of the store; the message is without its full stop. */
export class WcAuthError extends Error {}
