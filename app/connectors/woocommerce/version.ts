/** Whether a version such as `11.0.1` or `10.3.0-beta.1` is that release or a later one. An unknown one is not. */
export function isAtLeast(version: string | null, [major, minor]: readonly [major: number, minor: number]): boolean {
  const [ownMajor = 0, ownMinor = 0] = (version ?? '').split('.').map((part) => Number.parseInt(part, 10) || 0)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}
