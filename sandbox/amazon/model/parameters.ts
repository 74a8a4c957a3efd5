import type { MatchedOperation, Operation } from './operations.ts'

/** Parameters of one call by their names, each as the type that the model gives it. */
export class Parameters {
  readonly values: Readonly<Record<string, unknown>>

  constructor(values: Record<string, unknown>) {
    this.values = values
  }

  /** Empty when it was not sent. */
  list(name: string): string[] {
    const value = this.values[name]
    return Array.isArray(value) ? (value as string[]) : []
  }

  text(name: string): string | undefined {
    const value = this.values[name]
    return typeof value === 'string' ? value : undefined
  }

  number(name: string): number | undefined {
    const value = this.values[name]
    return typeof value === 'number' ? value : undefined
  }
}

/** Path and query of a call. Lists are separated by commas; what cannot be read as its type stays text, for the check to find. */
export function readParameters({ operation, path }: MatchedOperation, query: URLSearchParams): Parameters {
  const values: Record<string, unknown> = { ...path }
  for (const [name, value] of query) values[name] = valueOf(operation, name, value)
  return new Parameters(values)
}

function valueOf({ parameters }: Operation, name: string, text: string): unknown {
  switch (parameters.find((parameter) => parameter.name === name && parameter.in === 'query')?.type) {
    case 'array':
      return text.split(',')
    case 'integer':
    case 'number':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text
    default:
      return text
  }
}
