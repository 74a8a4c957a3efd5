export interface NamedFile {
  readonly name: string
}

export interface PairedFile<File extends NamedFile> {
  readonly file: File
  /** The JSON file that was given along with it: `mug.jpg` with `mug.json` or `mug.jpg.json`. */
  readonly sidecar: File | null
}

/**
 * Generators often save what they know of a picture beside it, as JSON of the same name. Pairs them; JSON files that belong to
 * no picture stay alone, and are refused as what they are.
 */
export function pairSidecars<File extends NamedFile>(files: readonly File[]): PairedFile<File>[] {
  const sidecars = new Map(files.filter(isJson).map((file) => [file.name.toLowerCase(), file]))
  const paired = files.filter((file) => !isJson(file)).map((file) => ({ file, sidecar: findSidecar(file, sidecars) }))
  const taken = new Set(paired.map(({ sidecar }) => sidecar))
  const alone = [...sidecars.values()].filter((file) => !taken.has(file)).map((file) => ({ file, sidecar: null }))
  return [...paired, ...alone]
}

function isJson({ name }: NamedFile): boolean {
  return name.toLowerCase().endsWith('.json')
}

function findSidecar<File extends NamedFile>({ name }: File, sidecars: ReadonlyMap<string, File>): File | null {
  const lower = name.toLowerCase()
  const stem = lower.replace(/\.[^.]+$/, '')
  return sidecars.get(`${lower}.json`) ?? sidecars.get(`${stem}.json`) ?? null
}
