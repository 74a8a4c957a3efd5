import { BlockStack, Box, InlineGrid, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'

interface SettingsSectionProps {
  readonly title: string
  readonly description: string
  readonly children: ReactNode
}

/** A titled part of the settings: words beside its card, above it on a phone. */
export function SettingsSection({ title, description, children }: SettingsSectionProps) {
  return (
    <Box as="section" paddingBlockEnd={{ xs: '200', md: '400' }}>
      <InlineGrid columns={{ xs: 1, md: ['oneThird', 'twoThirds'] }} gap="400">
        <Box paddingInline={{ xs: '400', sm: '0' }} paddingBlockStart={{ xs: '0', md: '400' }}>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {title}
            </Text>
            <Text as="p" tone="subdued">
              {description}
            </Text>
          </BlockStack>
        </Box>
        {children}
      </InlineGrid>
    </Box>
  )
}
