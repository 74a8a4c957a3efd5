/** `npm run screenshots`: takes the pictures of README and guides from the running product. */
import { rmSync } from 'node:fs'
import { z } from 'zod'
import { makeRunDirectory } from '../product/run-directory.ts'
import { startProduct } from '../product/start-product.ts'
import { takeScreenshots } from '../screenshots/take-screenshots.ts'

const { DATABASE_URL: databaseUrl } = z.object({ DATABASE_URL: z.string().min(1) }).parse(process.env)
const directory = makeRunDirectory('screenshots')
const product = await startProduct({ databaseUrl, directory })
try {
  await Promise.race([takeScreenshots(product), product.failure])
} finally {
  await product.stop()
  rmSync(directory, { recursive: true, force: true })
}
