import type { EnforcementAction, Issue } from '../state/model.ts'

function enforced(action: EnforcementAction): Pick<Issue, 'enforcements'> {
  return { enforcements: { actions: [{ action }], exemption: { status: 'NOT_EXEMPT' } } }
}

const error = (code: string, message: string, attribute: string, categories: string[]): Issue => ({
  ...{ code, message, severity: 'ERROR' },
  attributeNames: [attribute],
  categories,
})

/** Codes and words that Amazon’s models and developers’ reports name. */
export const ISSUES = {
  /** A patch and a full submission say it differently in the model’s sandbox cases. */
  unknownAttribute: (attribute: string, isPatch: boolean): Issue => ({
    ...error('90000900', 'The attributes are invalid.', attribute, isPatch ? ['INVALID_ATTRIBUTE'] : []),
    ...(isPatch && enforced('ATTRIBUTE_SUPPRESSED')),
  }),
  missingAttribute: (attribute: string): Issue => ({
    ...error('90220', `'${attribute}' is required but not supplied.`, attribute, ['MISSING_ATTRIBUTE']),
    ...enforced('LISTING_SUPPRESSED'),
  }),
  invalidValue: (attribute: string, what: string): Issue =>
    error('4000001', `The value provided for '${attribute}' is invalid: ${what}.`, attribute, ['INVALID_ATTRIBUTE']),
  tooFewValues: (attribute: string): Issue =>
    error(
      '99022',
      `The attribute '${attribute}' does not have enough values. The required minimum is '1' value(s).`,
      attribute,
      ['INVALID_ATTRIBUTE'],
    ),
  unknownSku: (sku: string): Issue => ({
    code: '13013',
    message: `The SKU '${sku}' does not exist in the Amazon catalog.`,
    severity: 'ERROR',
    categories: [],
  }),
  forbiddenMain: (message: string): Issue => error('18027', message, 'main_product_image_locator', ['INVALID_IMAGE']),
} as const

/** In the model’s example for a main picture with text, logo, graphic or watermark. */
export const TEXT_ON_MAIN =
  'We believe the main image has text, logo, graphic, or watermark that is not permitted for this product type. Submit a compliant image to lift the suppression. Also refer to Product image requirements.'
