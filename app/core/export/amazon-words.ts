import type { PlatformWords } from './export-words.ts'

const fixListing = 'Correct the listing in Seller Central, then plan the export again.'
const attribute = 'Amazon did not take the submission because of something else in the listing.'

/** What codes mean for one SKU of an export: Amazon's own, and those of ours for what Amazon would not tell. */
export const amazonWords: PlatformWords = {
  FORMER_PICTURE_GONE: {
    happened: 'A former picture is no longer at its address, so that Amazon could not fetch it. Nothing was changed.',
    todo: 'Restore the pictures of this listing in Seller Central; the former ones can be downloaded from the undo.',
    action: 'check_product',
  },
  PICTURE_UNREACHABLE: {
    happened: 'The picture can’t be fetched from Mediaport’s public address, so that Amazon was not asked to.',
    todo: 'Retry this export. If it happens again, whoever runs Mediaport must look at its address for pictures.',
    action: 'retry',
  },
  SKU_NOT_ADDRESSABLE: {
    happened:
      'Amazon shows this SKU and takes no changes under its name, which has characters that get lost on the way. Nothing was changed.',
    todo: 'Change the pictures of this listing in Seller Central; the plan gives them to you as a file.',
    action: 'check_product',
  },
  SLOT_REFUSED: {
    happened: 'Amazon does not take one of these pictures in its place. Nothing was changed.',
    todo: 'Read below which place it is. Take its picture out of the mapping, then plan the export again.',
    action: 'change_picture',
  },
  InvalidInput: {
    happened: 'Amazon refused the request, mostly because it could not fetch a picture from Mediaport.',
    todo: 'Read Amazon’s own message below. If it is about the address of a picture, whoever runs Mediaport must act.',
    action: 'retry',
  },
  '90220': { happened: attribute, todo: fixListing, action: 'check_product' },
  '90000900': { happened: attribute, todo: fixListing, action: 'check_product' },
  '99022': { happened: attribute, todo: fixListing, action: 'check_product' },
}
