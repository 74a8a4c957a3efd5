/** In the address of a plan: which page of an account's products is shown. Without an account: of the plan's. */
export function pageParameter(connectionId: string | null): string {
  return connectionId === null ? 'page' : `page-${connectionId}`
}
