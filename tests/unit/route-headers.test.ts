import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const folder = 'app/routes/'

/** Route modules, without the `.server.ts` files beside them. */
const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => isRouteModule(file))

function isRouteModule(file: string): boolean {
  return /\.tsx?$/.test(file) && !/\.(server|test)\.tsx?$/.test(file)
}

/** A route authenticates itself, or through the `.server.ts` file of its own name. */
function sourceOf(route: string): string {
  const own = readFileSync(folder + route, 'utf8')
  const beside = route.replace(/\.tsx?$/, '.server.ts')
  return routeFiles.has(beside) ? own + readFileSync(folder + beside, 'utf8') : own
}

const routeFiles = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }))
const authenticating = routes.filter((route) => /authenticateAdmin|authenticate\.admin/.test(sourceOf(route)))

describe('with single fetch a route that authenticates must export its own headers', () => {
  it('finds the routes', () => {
    expect(authenticating.length).toBeGreaterThan(0)
  })

  it.each(authenticating)('%s', (route) => {
    expect(readFileSync(folder + route, 'utf8')).toMatch(/export (const|function) headers\b/)
  })
})
