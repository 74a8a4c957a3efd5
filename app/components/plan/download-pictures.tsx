import { BlockStack, Box, Button, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../core/export/plan-view.ts'
import { useDownload } from '../use-download.ts'

/** The pictures of a plan as a file, for sellers who upload them by hand; only where places have names. */
export function DownloadPictures({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation('plan')
  const zip = useDownload(`/app/plans/${plan.id}/pictures`, 'pictures.zip')
  const hasNames = plan.items.some(({ before, after }) => [...before, ...after].some(({ slot }) => slot))
  if (!hasNames) return null
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <BlockStack gap="100" inlineAlign="start">
        <Button loading={zip.loading} onClick={() => void zip.download()}>
          {t('byHand.download')}
        </Button>
        <Text as="p" variant="bodySm" tone={zip.failed ? 'critical' : 'subdued'}>
          {t(zip.failed ? 'byHand.failed' : 'byHand.help')}
        </Text>
      </BlockStack>
    </Box>
  )
}
