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

/** What was wrong before is still told for a while after it was solved. */
const wait =
  ' Where this export was to solve it, there is nothing to do: the listing comes back by itself, usually within a day, and we look again.'

const otherMain: PublicationWords = {
  happened:
    'Accepted, but shoppers see another main picture: of several sellers’ pictures the marketplace chose another one.',
  todo: 'If the brand is yours, enrol it in Brand Registry, whose pictures go before others, or ask Seller Support to use yours.',
}

const notAllShown: PublicationWords = {
  happened: 'Accepted, but shoppers do not see all of these pictures: the marketplace chose other ones, or none.',
  todo: 'Compare the listing’s page with the export. Several sellers’ pictures are mixed there; ask Seller Support if yours should be shown.',
}

const notTakenOut: PublicationWords = {
  happened: 'Accepted, but shoppers still see a picture that was taken out.',
  todo: 'Remove it in Seller Central. Where another seller contributed it as well, ask Seller Support.',
}

const words: Record<PublicationState, (told: Told) => PublicationWords> = {
  accepted: ({ followed }) => ({
    happened:
      'Accepted. The marketplace is still publishing the pictures; that usually takes minutes, and up to a day.',
    todo: followed ? 'Nothing to do: we look again by ourselves.' : '',
  }),
  live: () => ({ happened: 'Shoppers see these pictures.', todo: '' }),
  not_shown: ({ pictures }) => {
    if (pictures.some(({ slot, shown }) => slot === 'MAIN' && shown === 'another')) return otherMain
    return pictures.every(({ shown }) => shown === 'ours' || shown === 'still') ? notTakenOut : notAllShown
  },
  suppressed: ({ followed }) => ({
    happened: 'The listing is hidden from shoppers.',
    todo: `Solve what the marketplace says below, then export again.${followed ? wait : ''}`,
  }),
  rejected: () => ({
    happened: 'The marketplace accepted the change and then refused a picture.',
    todo: 'Change the picture it says below, then export again.',
  }),
  unknown: () => ({
    happened: 'After two days it is still not certain whether shoppers see these pictures.',
    todo: 'Look at the listing’s page. If it is not as exported, export again.',
  }),
  superseded: () => ({
    happened: 'Another export changed this listing before it was certain what shoppers see of this one.',
    todo: '',
  }),
}
