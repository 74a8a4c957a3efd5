import type { StepContext } from '../../core/channel/export-step.ts'
import { pictureUrls } from '../../secrets.server.ts'
import { notePictures } from './count-pictures.server.ts'
import { throwIfStopping } from './heed-merchant.server.ts'
import type { Turn } from './turn.ts'

/** An effect under way is let come to its end when the worker stops; a mere wait is not. */
export function stepContext(turn: Turn, hasEffect: boolean): StepContext {
  return {
    signal: hasEffect ? turn.lease.lost : AbortSignal.any([turn.lease.lost, turn.stopping]),
    listing(remoteId) {
      const item = turn.items.find(({ listingRemoteId }) => listingRemoteId === remoteId)
      if (!item) throw new Error(`no listing ${remoteId} in this turn`)
      return item.current
    },
    openRendition(renditionKey) {
      const file = turn.renditions.get(renditionKey)
      return file ? Promise.resolve(file) : Promise.reject(new Error(`rendition ${renditionKey} was not made`))
    },
    pictureUrl(renditionKey) {
      const media = turn.items.flatMap(({ change }) => change.media).find((row) => row.renditionKey === renditionKey)
      if (!media) return Promise.reject(new Error(`rendition ${renditionKey} is not in this turn`))
      const { fileName } = media
      return Promise.resolve(pictureUrls.url({ workspaceId: turn.run.workspaceId, renditionKey, fileName }))
    },
    uploaded: (renditionKey) => notePictures(turn, [renditionKey]),
    throwIfStopping: () => throwIfStopping(turn),
  }
}
