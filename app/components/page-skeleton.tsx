import { BlockStack, Card, SkeletonBodyText, SkeletonPage } from '@shopify/polaris'

/** The outline of a page while its data is on the way. */
export function PageSkeleton({ title }: { readonly title: string }) {
  return (
    <div aria-busy="true" aria-label={title}>
      <SkeletonPage primaryAction>
        <BlockStack gap="400">
          <Card>
            <SkeletonBodyText lines={3} />
          </Card>
          <Card>
            <SkeletonBodyText lines={8} />
          </Card>
        </BlockStack>
      </SkeletonPage>
    </div>
  )
}
