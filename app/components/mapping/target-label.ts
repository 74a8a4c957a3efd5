import { useTranslation } from 'react-i18next'
import type { MappableProduct, MappingTarget } from '../../core/mapping/mapping.ts'

/** How a merchant reads a target: "Whole product", "All Red", "Red / Small". */
export function useTargetLabel(product: MappableProduct): (target: MappingTarget) => string {
  const { t } = useTranslation('mapping')
  return (target) => {
    if (target.kind === 'product') return t('targets.product')
    if (target.kind === 'option') return t('targets.option', { value: target.optionValue })
    return product.variants.find(({ id }) => id === target.variantId)?.title ?? t('targets.goneVariant')
  }
}
