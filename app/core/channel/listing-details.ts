import { z } from 'zod'

const text = z.string().max(200).optional().catch(undefined)

/**
 * What is kept beside a listing for the words and the calls of its platform, as `RemoteListing.details` carries it. Every part
 * may be missing; what is not known here is dropped.
 */
export const listingDetailsSchema = z
  .object({
    /** Amazon: the page of the catalogue on which the offer is shown. */
    asin: text,
    /** Amazon: decides which attributes a listing has; kept by SKU. */
    productType: text,
    /** Amazon: the SKU of the listing that groups this one with others. */
    parentSku: text,
  })
  .catch({})

export type ListingDetails = z.infer<typeof listingDetailsSchema>
