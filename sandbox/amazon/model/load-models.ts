import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Amazon's Swagger files that the stand-in answers by; see `models/README.md`. */
export const MODELS = {
  sellers: 'sellers.json',
  listingsItems: 'listingsItems_2021-08-01.json',
  catalogItems: 'catalogItems_2022-04-01.json',
  definitionsProductTypes: 'definitionsProductTypes_2020-09-01.json',
  feeds: 'feeds_2021-06-30.json',
} as const

export type ModelName = keyof typeof MODELS

export interface SwaggerParameter {
  name: string
  in: 'path' | 'query' | 'header' | 'body'
  required?: boolean
  type?: string
  items?: object
  schema?: { $ref?: string }
}

export interface SwaggerOperation {
  operationId: string
  description?: string
  parameters?: SwaggerParameter[]
  responses: Record<string, { schema?: { $ref?: string }; 'x-amzn-api-sandbox'?: { static?: unknown[] } }>
}

interface SwaggerModel {
  paths: Record<string, Record<string, SwaggerOperation>>
  definitions: Record<string, object>
}

const FOLDER = path.join(import.meta.dirname, '../models')

/** One of Amazon's files, as it is. */
export function readModel(fileName: string): SwaggerModel {
  return JSON.parse(readFileSync(path.join(FOLDER, fileName), 'utf8')) as SwaggerModel
}

export const models = Object.fromEntries(
  Object.entries(MODELS).map(([name, fileName]) => [name, readModel(fileName)]),
) as Record<ModelName, SwaggerModel>
