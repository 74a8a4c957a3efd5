const roots = ['app', 'sandbox', 'scripts', 'bench', 'chaos', 'tests', 'server.mjs']

/** Who imports whom, and cycles: the table is in `layers.mjs`. */
export const importsCommand: [program: string, ...args: string[]] = ['depcruise', '--output-type=err-long', ...roots]
