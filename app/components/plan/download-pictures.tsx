import { BlockStack, Button, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../core/export/plan-view.ts'
import { downloadFile } from '../download-file.ts'

/** The pictures of a plan as a file, for sellers who upload them by hand; only where places have names. */
export function DownloadPictures({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation('plan')
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const hasNames = plan.items.some(({ before, after }) => [...before, ...after].some(({ slot }) => slot))
  if (!hasNames) return null
  const download = async () => {
    setState('loading')
    setState((await downloadFile(`/app/plans/${plan.id}/pictures`, 'pictures.zip')) ? 'idle' : 'failed')
  }
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Button loading={state === 'loading'} onClick={() => void download()}>
        {t('byHand.download')}
      </Button>
      <Text as="p" variant="bodySm" tone={state === 'failed' ? 'critical' : 'subdued'}>
        {t(state === 'failed' ? 'byHand.failed' : 'byHand.help')}
      </Text>
    </BlockStack>
  )
}
