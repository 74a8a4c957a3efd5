/** What an API key may do. `write` changes library and mappings; `export` starts, cancels and retries exports. */
export const apiKeyScopes = ['read', 'write', 'export'] as const

export type ApiKeyScope = (typeof apiKeyScopes)[number]

export const maxApiKeyNameLength = 80
