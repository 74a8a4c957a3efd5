import type { ListingSlot } from '../../core/channel/listing-slot.ts'
import type { IssueRow } from './schemas.ts'

interface IssueWords {
  readonly happened: string
  readonly remedy: string
}

const changePicture = 'Choose or make another picture, then plan the export again.'
const fixListing = 'Correct the listing in Seller Central, then export again.'

/** Codes that were seen in Amazon's models, documents and issue trackers; there is no public list. */
const byCode: Record<string, IssueWords> = {
  '18027': {
    happened: 'Amazon sees text, a logo, a graphic or a watermark in the picture.',
    remedy: 'Use a plain photograph of the product on white as the main picture, then export again.',
  },
  '20005': {
    happened: 'Amazon could not attach the picture to this SKU because other data of the listing is wrong.',
    remedy: 'Look at the other problems of this listing first.',
  },
  '90220': { happened: 'The listing lacks a value that Amazon demands.', remedy: fixListing },
  '90000900': { happened: 'Amazon does not take a value of the listing.', remedy: fixListing },
  '4000001': { happened: 'Amazon does not take a value of the listing.', remedy: fixListing },
  '99022': { happened: 'The listing has too few values for something that Amazon demands.', remedy: fixListing },
  '90004114': {
    happened: 'Something else in this listing is out of date, so that Amazon’s check complains about it.',
    remedy: 'Pictures are usually taken all the same. Correct the listing in Seller Central when you have time.',
  },
  '13013': {
    happened: 'Amazon does not know this SKU in its catalogue.',
    remedy: 'Check in Seller Central that the listing is complete.',
  },
  InvalidInput: {
    happened: 'Amazon could not fetch the picture from our address.',
    remedy: 'Retry the export. If it happens again, the operator should serve pictures from a CDN (PICTURE_URL).',
  },
}

const byCategory: Record<string, IssueWords> = {
  INVALID_IMAGE: { happened: 'Amazon does not accept the picture.', remedy: changePicture },
  MISSING_IMAGE: {
    happened: 'The listing has no picture that Amazon can show.',
    remedy: 'Map a main picture, then export again.',
  },
  INVALID_ATTRIBUTE: { happened: 'Amazon does not take a value of the listing.', remedy: fixListing },
  MISSING_ATTRIBUTE: { happened: 'The listing lacks a value that Amazon demands.', remedy: fixListing },
  DUPLICATE: { happened: 'Amazon takes this for a duplicate of another listing.', remedy: fixListing },
  QUALIFICATION_REQUIRED: {
    happened: 'Amazon demands an approval before this can be sold or changed.',
    remedy: 'Ask for the approval in Seller Central.',
  },
}

/** The same codes, where what is wrong is a place of ours: not every product type has all of them. */
const byCodeInSlot: Record<string, IssueWords> = {
  '90000900': {
    happened: 'Amazon does not take a picture in this place for this kind of product.',
    remedy: 'Take the picture out of this place, then plan the export again.',
  },
  '4000001': {
    happened: 'Amazon does not take the address of the picture.',
    remedy: 'Retry the export. If it happens again, whoever runs Mediaport must look at its address for pictures.',
  },
}

const refused: IssueWords = {
  happened: 'Amazon does not accept the picture.',
  remedy: `Read Amazon’s own message. ${changePicture}`,
}

const otherwise: IssueWords = {
  happened: 'Amazon finds something else in this listing wrong.',
  remedy: 'Read Amazon’s own message, and correct the listing in Seller Central.',
}

/** Whether a place of ours is refused, which the codes alone do not tell. */
export function isRefusedSlot({ code }: Pick<IssueRow, 'code'>, slot: ListingSlot | null): boolean {
  return slot !== null && Object.hasOwn(byCodeInSlot, code)
}

/** What the matter is with a listing, in words of merchants. The most that is known wins: code, category, what it is about. */
export function wordsOfIssue(
  { code, categories }: Pick<IssueRow, 'code' | 'categories'>,
  { slot, aboutPicture }: { readonly slot: ListingSlot | null; readonly aboutPicture: boolean },
): IssueWords {
  const category = categories.find((name) => Object.hasOwn(byCategory, name))
  const inSlot = isRefusedSlot({ code }, slot) ? byCodeInSlot[code] : undefined
  return inSlot ?? byCode[code] ?? (category ? byCategory[category] : undefined) ?? (aboutPicture ? refused : otherwise)
}
