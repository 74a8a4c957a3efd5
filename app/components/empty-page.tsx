import { BlockStack, Box, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'

interface EmptyPageProps {
  /** A drawing from `public/illustrations`. */
  readonly illustration: 'library' | 'products' | 'trouble'
  readonly heading: string
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/**
 * What stands where there is nothing yet: why, and what to do. Polaris' own EmptyState hides its picture until a load event
 * that a page rendered by the server has already missed.
 */
export function EmptyPage({ illustration, heading, children, actions }: EmptyPageProps) {
  return (
    <Box padding="800">
      <div className="mp-empty">
        <BlockStack gap="400" inlineAlign="center">
          <img src={`/illustrations/${illustration}.svg`} width={160} height={160} alt="" />
          <BlockStack gap="200" inlineAlign="center">
            <Text as="h2" variant="headingMd" alignment="center">
              {heading}
            </Text>
            <Text as="p" tone="subdued" alignment="center">
              {children}
            </Text>
          </BlockStack>
          {actions}
        </BlockStack>
      </div>
    </Box>
  )
}
