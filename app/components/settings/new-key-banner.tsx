import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Button, TextField } from '@shopify/polaris'
import { ClipboardIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'

/** A new key, the only time it is seen. */
export function NewKeyBanner({ apiKey }: { readonly apiKey: string }) {
  const { t } = useTranslation(['settings', 'common'])
  const shopify = useAppBridge()
  const copy = async () => {
    // A browser may refuse a frame the clipboard; the field selects itself on focus, so the merchant can copy by hand.
    const copied = await navigator.clipboard.writeText(apiKey).then(
      () => true,
      () => false,
    )
    shopify.toast.show(copied ? t('keys.copied') : t('keys.copyByHand'), { isError: !copied })
  }
  return (
    <BlockStack gap="200">
      <Banner tone="info" title={t('keys.createdTitle')}>
        {t('keys.createdBody')}
      </Banner>
      <TextField
        label={t('keys.keyLabel')}
        labelHidden
        readOnly
        monospaced
        autoComplete="off"
        selectTextOnFocus
        value={apiKey}
        connectedRight={
          <Button icon={ClipboardIcon} onClick={() => void copy()}>
            {t('actions.copy', { ns: 'common' })}
          </Button>
        }
      />
    </BlockStack>
  )
}
