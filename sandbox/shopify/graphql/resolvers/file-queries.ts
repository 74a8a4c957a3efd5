import type { StoredFile } from '../../state/model.ts'
import { legacyId } from '../../state/ids.ts'
import { cursorFor, emptyConnection, paginate } from '../connection.ts'
import type { PageArguments } from '../connection.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { dateTime } from '../scalars.ts'
import { matcherFor } from '../search.ts'
import type { Searchable } from '../search.ts'
import { ascending, isIndexed } from './product-queries.ts'

interface FilesArguments extends PageArguments {
  query?: string | null
  sortKey?: string | null
}

const ORDERS: Record<string, (file: StoredFile) => string | number> = {
  CREATED_AT: (file) => file.createdAt,
  UPDATED_AT: (file) => file.updatedAt,
  FILENAME: (file) => file.filename.toLowerCase(),
  ORIGINAL_UPLOAD_SIZE: (file) => file.content?.bytes ?? 0,
}

const MEDIA_TYPES: Record<StoredFile['__typename'], string> = {
  MediaImage: 'IMAGE',
  Video: 'VIDEO',
  ExternalVideo: 'EXTERNAL_VIDEO',
  GenericFile: 'GENERIC_FILE',
}

export const fileQueries: TypeResolvers = {
  files: (_root: unknown, args: FilesArguments, context) => {
    const matches = matcherFor(args.query)
    const found = [...context.shop.files.values()].filter(
      (file) => isIndexed(context, file, args.query) && matches(searchableFile(file)),
    )
    const order = ORDERS[args.sortKey ?? '']
    const ordered = order
      ? found.toSorted((a, b) => ascending(order(a), order(b)) || legacyId(a.id) - legacyId(b.id))
      : found
    return paginate(ordered, args, (file) => cursorFor(legacyId(file.id), legacyId(file.id)))
  },
  fileSavedSearches: emptyConnection,
}

function searchableFile(file: StoredFile): Searchable {
  return {
    fields: {
      id: [legacyId(file.id)],
      ids: [legacyId(file.id)],
      filename: [file.filename],
      media_type: [MEDIA_TYPES[file.__typename]],
      status: [file.status],
      created_at: [dateTime(file.createdAt) ?? ''],
      updated_at: [dateTime(file.updatedAt) ?? ''],
      product_id: [...file.references].map(legacyId),
      used_in: [file.references.size ? 'product' : 'none'],
      original_upload_size: file.content ? [file.content.bytes] : [],
    },
    text: [file.filename, file.alt],
  }
}
