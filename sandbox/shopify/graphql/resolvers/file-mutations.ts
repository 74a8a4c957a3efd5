import type { GraphQLResolveInfo } from 'graphql'
import { LIMITS } from '../../media/limits.ts'
import { MediaFailure } from '../../media/media-failure.ts'
import { startReplacing } from '../../media/processing.ts'
import { fileKindOf, filenameFromSource } from '../../media/source.ts'
import { createFile, deleteFile, findFileByNumber } from '../../state/files.ts'
import type { StoredFile } from '../../state/model.ts'
import type { RequestContext } from '../context.ts'
import { invalidFieldArguments, notOffered } from '../invalid-argument.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { userError } from '../user-error.ts'
import { fileCreateErrors, isNameTaken } from './file-create-rules.ts'
import type { FileCreateInput } from './file-create-rules.ts'
import { fileUpdate } from './file-update.ts'

export const fileMutations: TypeResolvers = {
  fileCreate,
  fileUpdate,
  fileDelete,
  fileAcknowledgeUpdateFailed,
}

/** All rows or none; the new files come back in input order, UPLOADED. */
function fileCreate(
  _root: unknown,
  { files }: { files: FileCreateInput[] },
  context: RequestContext,
  info: GraphQLResolveInfo,
): object {
  for (const { originalSource } of files) checkSourceLength(originalSource, info)
  const userErrors = fileCreateErrors(files, context)
  if (userErrors.length) return { files: [], userErrors }
  return { files: files.map((file) => createOrReplace(file, context)), userErrors: [] }
}

function checkSourceLength(source: string, info: GraphQLResolveInfo): void {
  if (!source) throw invalidFieldArguments(info, 'originalSource is too short (minimum is 1)')
  if (source.length > LIMITS.sourceCharacters) {
    throw invalidFieldArguments(info, `originalSource is too long (maximum is ${LIMITS.sourceCharacters})`)
  }
}

function createOrReplace(input: FileCreateInput, { world, shop, origin }: RequestContext): StoredFile {
  const { originalSource, alt, filename, contentType, duplicateResolutionMode } = input
  const existing = duplicateResolutionMode === 'REPLACE' ? shop.filesByName.get(filename ?? '') : undefined
  if (existing) {
    existing.originalSource = originalSource
    startReplacing(world, shop, existing)
    return existing
  }
  const kind = fileKindOf(contentType, originalSource)
  if (!kind) throw notOffered(`files of type ${contentType}`)
  // A generic file keeps the name of its source, whatever name was asked for (recorded).
  const name =
    kind === 'GenericFile' ? filenameFromSource(originalSource) : (filename ?? filenameFromSource(originalSource))
  // Only where names are checked late does a taken one come this far.
  const mustFail = isNameTaken(input, shop) ? new MediaFailure('DUPLICATE_FILENAME_ERROR') : undefined
  return createFile(world, shop, { kind, alt: alt ?? '', filename: name, originalSource, origin, mustFail })
}

/** Reads only the number of an id, so a wrong type in it still deletes the file (recorded). */
function fileDelete(_root: unknown, { fileIds }: { fileIds: string[] }, { world, shop }: RequestContext): object {
  const files = fileIds.map((id) => findFileByNumber(shop, id))
  const missing = fileIds.filter((_id, index) => !files[index])
  if (missing.length) return { deletedFileIds: null, userErrors: [missingFiles(missing)] }
  const found = files.filter((file) => file !== null)
  for (const file of found) deleteFile(world, shop, file)
  return { deletedFileIds: found.map((file) => file.id), userErrors: [] }
}

function fileAcknowledgeUpdateFailed(
  _root: unknown,
  { fileIds }: { fileIds: string[] },
  { shop }: RequestContext,
): object {
  const missing = fileIds.filter((id) => !shop.files.has(id))
  if (missing.length) return { files: null, userErrors: [missingFiles(missing)] }
  const files = fileIds.flatMap((id) => shop.files.get(id) ?? [])
  const unready = files.filter((file) => !file.content)
  if (unready.length) return { files: null, userErrors: [unreadyFiles(unready.map((file) => file.id))] }
  for (const file of files) Object.assign(file, { status: 'READY', errors: [] })
  return { files, userErrors: [] }
}

function missingFiles(ids: string[]): ReturnType<typeof userError> {
  const words = ids.length > 1 ? `File ids ${ids.join(',')} do not exist.` : `File id ${ids[0]} does not exist.`
  return userError(['fileIds'], 'FILE_DOES_NOT_EXIST', words)
}

function unreadyFiles(ids: string[]): ReturnType<typeof userError> {
  const words = ids.length > 1 ? `Files with ids ${ids.join(', ')} are` : `File with id ${ids[0]} is`
  return userError(['fileIds'], 'NON_READY_STATE', `${words} not in the READY state.`)
}
