import { BlockStack, Card, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { SettingsSection } from './settings-section.tsx'

/** What Mediaport keeps about a store, and when it is deleted. */
export function PrivacySection() {
  const { t } = useTranslation('settings')
  return (
    <SettingsSection title={t('privacy.title')} description={t('privacy.description')}>
      <Card>
        <BlockStack gap="300">
          <Text as="p">{t('privacy.stored')}</Text>
          <Text as="p">{t('privacy.tokens')}</Text>
          <Text as="p">{t('privacy.deletion')}</Text>
        </BlockStack>
      </Card>
    </SettingsSection>
  )
}
