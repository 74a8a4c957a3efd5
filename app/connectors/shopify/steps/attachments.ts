import { z } from 'zod'
import type { ItemWork, StepCall } from '../../../core/channel/export-step.ts'
import { remoteIdOf } from '../../../core/export/wanted-order.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import { maxRowsPerCall } from '../requirements.ts'
import { roomFor, roomSchema } from './make-room.ts'
import { stepCall } from '../../../lib/step-call.ts'

const attachmentSchema = z.object({
  id: z.string(),
  /** Null: a file that comes back to its product; we may not have its bytes. */
  renditionKey: z.string().nullable(),
  kind: z.enum(['image', 'video', 'other']),
  alt: z.string().nullable(),
  productIds: z.array(z.string()),
  itemIds: z.array(z.string()),
})

export type Attachment = z.infer<typeof attachmentSchema>

export const attachInputSchema = z.object({
  files: z.array(attachmentSchema),
  /** With the files of one product that is too full for them. */
  room: roomSchema.nullable().default(null),
})

export type AttachInput = z.infer<typeof attachInputSchema>

/** Files of all items together, each once; a product that is too full for its own has them in a call of its own. Pure. */
export function planAttachFiles(work: readonly ItemWork[]): StepCall[] {
  const shared = new Map<string, Attachment>()
  const full: StepCall[] = []
  for (const item of work) {
    const files = missingFiles(item)
    const adding = files.filter(({ productIds }) => productIds.length > 0).length
    const room = roomFor(item, adding)
    if (room) full.push(stepCall('attach-files', [item.itemId], { files, room }))
    else for (const file of files) shared.set(file.id, merged(shared.get(file.id), file))
  }
  const calls = chunksOf([...shared.values()], maxRowsPerCall).map((files) =>
    stepCall(
      'attach-files',
      files.flatMap(({ itemIds }) => itemIds),
      { files },
    ),
  )
  return [...calls, ...full]
}

/** Files that the item's product lacks, or that lack their alt text. */
function missingFiles(item: ItemWork): Attachment[] {
  const shown = new Map(item.current.media.map((media) => [media.id, media]))
  return wantedFiles(item).flatMap(({ id, renditionKey, kind, alt: asked }): Attachment[] => {
    const alt = asked !== null && shown.get(id)?.alt !== asked ? asked : null
    const productIds = shown.has(id) ? [] : [item.listingRemoteId]
    const isDone = productIds.length === 0 && alt === null
    return isDone ? [] : [{ id, renditionKey, kind, alt, productIds, itemIds: [item.itemId] }]
  })
}

function merged(known: Attachment | undefined, file: Attachment): Attachment {
  if (!known) return file
  return {
    ...known,
    productIds: [...known.productIds, ...file.productIds],
    itemIds: [...known.itemIds, ...file.itemIds],
  }
}

type WantedFile = Pick<Attachment, 'id' | 'renditionKey' | 'kind' | 'alt'>

/** What the item wants on its listing, with the alt text it sets: mapped pictures, and those that come back. */
function wantedFiles({ change, files }: ItemWork): WantedFile[] {
  const mapped = change.media.flatMap((media): WantedFile[] => {
    const id = remoteIdOf(media, files)
    const { renditionKey, kind } = media
    const alt = media.action !== 'present' || media.changesAlt ? media.alt : null
    return id === undefined ? [] : [{ id, renditionKey, kind, alt }]
  })
  const restored = change.restores.map(({ mediaId: id, kind, alt }): WantedFile => ({
    id,
    renditionKey: null,
    kind,
    alt,
  }))
  return [...mapped, ...restored]
}
