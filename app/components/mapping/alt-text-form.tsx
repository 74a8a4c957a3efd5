import { BlockStack, Box, Button, InlineStack, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MappedEntry, maxAltLength } from '../../core/mapping/change-mapping.ts'
import { useEditor } from './editor-context.ts'

interface AltTextFormProps {
  readonly entry: MappedEntry
  readonly onClose: () => void
}

/** The alt text of a picture in this place; empty = the picture's own. */
export function AltTextForm({ entry, onClose }: AltTextFormProps) {
  const { t } = useTranslation('mapping')
  const { apply, pictureOf } = useEditor()
  const [text, setText] = useState(entry.altText ?? '')
  const own = pictureOf(entry.assetId)?.altText ?? ''
  const save = () => {
    const altText = text.trim() === '' ? null : text.trim()
    if (altText !== entry.altText) apply({ type: 'describe', entryId: entry.id, altText })
    onClose()
  }
  return (
    <Box padding="400" minWidth="18rem">
      <BlockStack gap="300">
        <TextField
          label={t('alt.label')}
          value={text}
          onChange={setText}
          placeholder={own === '' ? t('alt.none') : own}
          helpText={t('alt.help')}
          multiline={3}
          maxLength={maxAltLength}
          showCharacterCount
          autoComplete="off"
        />
        <InlineStack gap="200" align="end">
          <Button onClick={onClose}>{t('assign.cancel')}</Button>
          <Button variant="primary" onClick={save}>
            {t('alt.save')}
          </Button>
        </InlineStack>
      </BlockStack>
    </Box>
  )
}
