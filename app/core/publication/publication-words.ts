import type { ChannelIssue } from '../channel/channel-issue.ts'
import type { PublicationState, PublishedPicture } from './publication.ts'

export interface PublicationWords {
  readonly happened: string
  /** What to do now; '' where there is nothing to do. */
  readonly todo: string
}

interface Told {
  readonly state: PublicationState
  readonly pictures: readonly PublishedPicture[]
  readonly issues: readonly ChannelIssue[]
  /** It is still looked at. */
  readonly followed: boolean
}

/** What a merchant reads about what became of an export. The channel's own reasons stand beside it. */
export function publicationWords(told: Told): PublicationWords {
  return words[told.state](told)
}

const words: Record<PublicationState, (told: Told) => PublicationWords> = {
  accepted: ({ followed }) => ({
    happened: 'Accepted. The channel is still publishing the pictures; that usually takes minutes, and up to a day.',
    todo: followed ? 'Nothing to do: we look again by ourselves.' : '',
  }),
  live: () => ({ happened: 'Shoppers see these pictures.', todo: '' }),
  not_shown: ({ pictures }) =>
    pictures.some(({ slot, shown }) => slot === 'MAIN' && shown === 'another')
      ? {
          happened:
            'Accepted, but shoppers see another main picture: of several sellers’ pictures the channel chose another one.',
          todo: 'If the brand is yours, enrol it in Brand Registry, whose pictures go before others, or ask Seller Support to use yours.',
        }
      : {
          happened: 'Accepted, but shoppers do not see all of these pictures: the channel chose other ones, or none.',
          todo: 'Compare the listing’s page with the export. Several sellers’ pictures are mixed there; ask Seller Support if yours should be shown.',
        },
  suppressed: () => ({
    happened: 'The listing is hidden from shoppers.',
    todo: 'Solve what the channel says below, then export again. Hidden listings come back by themselves once the reason is gone.',
  }),
  rejected: () => ({
    happened: 'The channel accepted the change and then refused a picture.',
    todo: 'Change the picture it says below, then export again.',
  }),
  unknown: () => ({
    happened: 'After two days it is still not certain whether shoppers see these pictures.',
    todo: 'Look at the listing’s page. If the pictures are missing there, export again.',
  }),
}
