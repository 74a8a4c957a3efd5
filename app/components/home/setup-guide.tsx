import { useFetcher } from '@remix-run/react'
import { BlockStack, Box, Button, Card, Icon, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { CheckCircleIcon, XIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'

interface Step {
  readonly name: 'import' | 'choose' | 'export'
  readonly url: string
  readonly done: boolean
}

/** The way from pictures to live listings, for merchants who are new here. Dismissed once, it stays away. */
export function SetupGuide({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation('home')
  const fetcher = useFetcher()
  if (fetcher.formData) return null
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  const progress = t('guide.progress', { done, total: steps.length })
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" wrap={false}>
            <Text as="h2" variant="headingMd">
              {t('guide.title')}
            </Text>
            <Button
              icon={XIcon}
              variant="tertiary"
              accessibilityLabel={t('guide.dismiss')}
              onClick={() => fetcher.submit({ intent: 'dismiss-guide' }, { method: 'post' })}
            />
          </InlineStack>
          <Text as="p">{t('guide.intro')}</Text>
          <InlineStack gap="300" blockAlign="center">
            <Text as="span" variant="bodySm" tone="subdued">
              {progress}
            </Text>
            <Box width="120px">
              <ProgressBar
                progress={(done / steps.length) * 100}
                size="small"
                tone="primary"
                ariaLabelledBy="guide-progress"
              />
            </Box>
            <Text as="span" visuallyHidden id="guide-progress">
              {progress}
            </Text>
          </InlineStack>
        </BlockStack>
        <BlockStack as="ol" gap="300">
          {steps.map((step) => (
            <GuideStep key={step.name} step={step} current={step === next} />
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  )
}

function GuideStep({ step, current }: { readonly step: Step; readonly current: boolean }) {
  const { t } = useTranslation('home')
  return (
    <li className="mp-guide-step">
      {step.done ? (
        <Icon source={CheckCircleIcon} tone="success" accessibilityLabel={t('guide.done')} />
      ) : (
        <span className="mp-guide-dot" role="img" aria-label={t('guide.open')} />
      )}
      <BlockStack gap="150" inlineAlign="start">
        <Text as="h3" variant="headingSm" fontWeight={current ? 'bold' : 'medium'}>
          {t(`guide.${step.name}.title`)}
        </Text>
        {current && (
          <>
            <Text as="p">{t(`guide.${step.name}.body`)}</Text>
            <Button url={step.url} variant="primary">
              {t(`guide.${step.name}.action`)}
            </Button>
          </>
        )}
      </BlockStack>
    </li>
  )
}
