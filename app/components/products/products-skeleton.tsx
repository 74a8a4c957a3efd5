import { BlockStack, Box, SkeletonBodyText } from '@shopify/polaris'

/** The outline of the product list while the store is asked. */
export function ProductsSkeleton() {
  return (
    <Box padding="400">
      <BlockStack gap="500">
        {Array.from({ length: 6 }, (_, row) => (
          <SkeletonBodyText key={row} lines={2} />
        ))}
      </BlockStack>
    </Box>
  )
}
