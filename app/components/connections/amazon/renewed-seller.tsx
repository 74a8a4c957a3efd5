import { InlineStack, Spinner, Text } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentedSellerView } from '../../../core/connections/seller-view.ts'

interface RenewedSellerProps {
  readonly seller: ConsentedSellerView
  /** Called once. */
  readonly onShown: () => void
}

/** A renewal leaves nothing to choose: it is taken over as soon as the merchant is back. */
export function RenewedSeller({ seller, onShown }: RenewedSellerProps) {
  const { t } = useTranslation('amazon')
  const begun = useRef(false)
  useEffect(() => {
    // Effects run twice in development; the consent is taken over once.
    if (begun.current) return
    begun.current = true
    onShown()
  }, [onShown])
  return (
    <div aria-live="polite">
      <InlineStack gap="300" blockAlign="center" wrap={false}>
        <Spinner size="small" />
        <Text as="p">{t('approved.renewBody', { seller: seller.sellerId })}</Text>
      </InlineStack>
    </div>
  )
}
