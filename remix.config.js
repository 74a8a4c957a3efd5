/**
 * The Remix options of the app; `vite.config.ts` hands them to the Remix plugin.
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ignoredRouteFiles: ['**/.*', '**/*.test.ts', '**/*.test.tsx'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    // Off: an address that a page navigates to by itself now and then was not discovered in time, and the frame went blank.
    // All routes are a few kilobytes.
    v3_lazyRouteDiscovery: false,
    v3_routeConfig: true,
    // Without it a cold dev cache optimises React twice and the first page fails with "Invalid hook call".
    unstable_optimizeDeps: true,
  },
}
