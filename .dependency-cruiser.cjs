const { LAYERS, pathPattern } = require('./scripts/checks/layers.mjs')

/** Tests, and suites that several tests run. */
const TEST_CODE = '\\.(test|contract)\\.tsx?$'

const patternsOf = (layer) => LAYERS[layer].paths.map(pathPattern)

const layerRules = Object.entries(LAYERS).map(([layer, { may, because }]) => ({
  name: `layer-${layer}`,
  comment: because,
  severity: 'error',
  from: { path: patternsOf(layer), pathNot: TEST_CODE },
  to: { path: '^app/', pathNot: [layer, ...may].flatMap(patternsOf) },
}))

/** Files that something other than an import starts. */
const ENTRIES = [
  '^app/(root|entry\\.(client|server))\\.tsx$',
  '^app/routes(\\.ts$|/)',
  '^app/pipeline/worker\\.server\\.ts$',
  '^[^/]+$',
  '^(scripts|sandbox|bench)/',
  '\\.d\\.ts$',
]

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'no-cycle',
      comment: 'Files that import each other can only be understood, tested and loaded together.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'product-alone',
      comment: 'The product knows nothing of its sandbox, scripts and tests: stand-ins replace the network edge.',
      severity: 'error',
      from: { path: '^app/', pathNot: TEST_CODE },
      to: { path: '^(sandbox|scripts|tests|bench)/' },
    },
    {
      name: 'no-orphan',
      comment: 'Nothing imports it and nothing starts it: code that no one can reach.',
      severity: 'error',
      from: { orphan: true, pathNot: [...ENTRIES, TEST_CODE, '^tests/'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'Plain Node and Vite must both find it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^virtual:', '^\\./build/server/index\\.js$'] },
    },
    {
      name: 'no-dev-dependency',
      comment: 'A production installation has no devDependencies.',
      severity: 'error',
      from: { path: ['^app/', '^server\\.mjs$'], pathNot: [TEST_CODE, '\\.d\\.ts$', '^app/routes\\.ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/vite/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^app/generated/', '^build/'] },
    exclude: { path: ['^(build|public|\\.data|\\.cache)/', '^app/generated/prisma/(?!client\\.ts)'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
}
