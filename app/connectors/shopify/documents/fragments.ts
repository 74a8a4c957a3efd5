/** Selections that several documents share. A document that uses one carries its text. */

/** See `mediaRowSchema`. */
export const mediaRow = /* GraphQL */ `
  fragment MediaRow on Media {
    id
    alt
    mediaContentType
    status
    ... on MediaImage {
      image {
        url
        width
        height
      }
    }
  }
`

/** A variant and the media that is its picture; it has at most one. */
export const pictureVariant = /* GraphQL */ `
  fragment PictureVariant on ProductVariant {
    id
    sku
    title
    media(first: 1) {
      nodes {
        id
      }
    }
  }
`

/** See `variantRowSchema`. */
export const variantRow = /* GraphQL */ `
  fragment VariantRow on ProductVariant {
    id
    title
    sku
    barcode
    selectedOptions {
      name
      value
    }
    media(first: 1) {
      nodes {
        preview {
          image {
            url(transform: { maxWidth: 160, maxHeight: 160 })
          }
        }
      }
    }
  }
`

/** A product without its variants: see `listingRowSchema`. */
export const listingRow = /* GraphQL */ `
  fragment ListingRow on Product {
    id
    title
    handle
    status
    updatedAt
    featuredMedia {
      preview {
        image {
          url(transform: { maxWidth: 160, maxHeight: 160 })
        }
      }
    }
    media(first: 250) {
      nodes {
        id
      }
    }
    variantsCount {
      count
    }
    options {
      name
      optionValues {
        name
      }
    }
  }
`

/** See `fileRowSchema`. */
export const fileRow = /* GraphQL */ `
  fragment FileRow on File {
    id
    fileStatus
    fileErrors {
      code
      details
      message
    }
    ... on MediaImage {
      image {
        url
      }
    }
  }
`
