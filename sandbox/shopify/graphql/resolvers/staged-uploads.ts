import { issueTarget } from '../../staged/issue-target.ts'
import type { TargetAnswer, TargetInput } from '../../staged/issue-target.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'

const IMAGE_TYPES = new Set([
  'image/jpeg',
  'image/jpg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/heif',
])

const SIZED: Record<string, string> = { VIDEO: 'video', MODEL_3D: '3D model' }

const IMAGE_RESOURCES = new Set(['IMAGE', 'PRODUCT_IMAGE', 'COLLECTION_IMAGE', 'SHOP_IMAGE'])

const REFUSED: TargetAnswer = { url: null, resourceUrl: null, parameters: [] }

export const stagedUploadMutations: TypeResolvers = {
  stagedUploadsCreate: (_root: unknown, { input }: { input: TargetInput[] }, { world, shop }) => {
    const problems = input.map(findProblem)
    const stagedTargets = input.map((target, index) => (problems[index] ? REFUSED : issueTarget(world, shop, target)))
    return { stagedTargets, userErrors: problems.filter((problem) => problem !== null) }
  },
}

/** Each row is judged on its own; the others still get their targets. */
function findProblem({ resource, fileSize, filename, mimeType }: TargetInput, index: number): MutationError | null {
  const sized = SIZED[resource]
  if (sized && fileSize == null) {
    return userError(['input', index, 'fileSize'], null, `file size is required for ${sized} resources`)
  }
  if (IMAGE_RESOURCES.has(resource) && !IMAGE_TYPES.has(mimeType.toLowerCase())) {
    return userError(['input', index, 'mimeType'], null, `${filename}: (${mimeType}) is not a recognized format`)
  }
  return null
}
