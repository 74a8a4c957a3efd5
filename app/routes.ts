import { flatRoutes } from '@remix-run/fs-routes'

/** `x.server.ts` beside `x.tsx` holds what a page keeps on the server; it is no route of its own. */
export default flatRoutes({ ignoredRouteFiles: ['**/.*', '**/*.server.ts', '**/*.test.ts', '**/*.test.tsx'] })
