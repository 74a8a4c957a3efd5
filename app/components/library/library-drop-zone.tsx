import { useAppBridge } from '@shopify/app-bridge-react'
import { Box, DropZone } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { fileOrders } from '../uploads/upload-orders.ts'
import { useUploads } from '../uploads/uploads-provider.tsx'

/** Takes any number of files, dropped anywhere on the page or picked. What they are is for the server to judge. */
export function LibraryDropZone({
  openPicker,
  onPickerClosed,
}: {
  readonly openPicker: boolean
  readonly onPickerClosed: () => void
}) {
  const { t } = useTranslation('library')
  const shopify = useAppBridge()
  const { queue } = useUploads()
  return (
    <Box paddingInline={{ xs: '400', sm: '0' }}>
      <DropZone
        label={t('drop.label')}
        labelHidden
        allowMultiple
        dropOnPage
        variableHeight
        overlayText={t('drop.overlay')}
        openFileDialog={openPicker}
        onFileDialogClose={onPickerClosed}
        onDropAccepted={(files) => queue.add(fileOrders(files, () => shopify.idToken()))}
      >
        <DropZone.FileUpload actionTitle={t('drop.action')} actionHint={t('drop.hint')} />
      </DropZone>
    </Box>
  )
}
