import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readmeTables } from './readme-tables.ts'

const readme = new URL('./README.md', import.meta.url)

test('the README draws what the code goes by (`vitest run app/pipeline/readme.test.ts -u` draws it anew)', async () => {
  const drawn = Object.entries(readmeTables).reduce(replaced, await readFile(readme, 'utf8'))
  await expect(drawn).toMatchFileSnapshot('README.md')
})

function replaced(text: string, [name, draw]: [string, () => string]): string {
  const [begin, end] = [`<!-- ${name}: drawn from the code -->`, `<!-- end of ${name} -->`]
  const [before, rest] = text.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`the README has no place for ${name}`)
  return `${before}${begin}\n\n${draw()}\n\n${end}${after}`
}
