/**
 * Keys of stored files: `ws/<workspaceId>/originals/<sha256>` and `ws/<workspaceId>/renditions/<key>.<extension>`.
 * Every key starts with its workspace, so that erasing a workspace is erasing one prefix.
 */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

export class InvalidStorageKeyError extends Error {
  constructor(key: string) {
    super(
      `Expected a storage key of plain segments (letters, digits, ".", "_", "-") but received ${JSON.stringify(key)}`,
    )
    this.name = 'InvalidStorageKeyError'
  }
}

/** Refuses what could leave the store's folder (`..`, absolute paths, backslashes, empty segments). Returns the key. */
export function checkedKey(key: string): string {
  if (key.length > 512 || !key.split('/').every((segment) => SEGMENT.test(segment)))
    throw new InvalidStorageKeyError(key)
  return key
}

/** A prefix names a whole folder and ends with `/`, so that erasing `ws/1/` can never erase `ws/12/…`. */
export function checkedPrefix(prefix: string): string {
  if (!prefix.endsWith('/')) throw new InvalidStorageKeyError(prefix)
  checkedKey(prefix.slice(0, -1))
  return prefix
}

export const workspacePrefix = (workspaceId: string) => checkedPrefix(`ws/${workspaceId}/`)

export const originalStorageKey = (workspaceId: string, sha256: string) =>
  checkedKey(`ws/${workspaceId}/originals/${sha256}`)

/** `extension` without a dot, matching the bytes: platforms that fetch by URL look at it. */
export const renditionStorageKey = (workspaceId: string, renditionKey: string, extension: string) =>
  checkedKey(`ws/${workspaceId}/renditions/${renditionKey}.${extension}`)
