/** DateTime as the Admin API prints it: UTC, whole seconds. */
export function dateTime(time: number | null): string | null {
  return time === null ? null : `${new Date(time).toISOString().slice(0, 19)}Z`
}
