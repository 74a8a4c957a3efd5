import { openApiDocument } from '../api/openapi.server.ts'

export const loader = () => Response.json(openApiDocument, { headers: { 'Cache-Control': 'public, max-age=300' } })
