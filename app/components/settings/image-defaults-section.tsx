import { useFetcher } from '@remix-run/react'
import { Banner, Card, FormLayout, Select, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportFormats, imageDefaultsSchema, type ImageDefaults } from '../../core/workspace-settings.ts'
import { FormSaveBar } from '../form-save-bar.tsx'
import type { ActionAnswer } from '../action-answer.ts'
import { useActionToast } from '../use-action-toast.ts'
import { SettingsSection } from './settings-section.tsx'

/** The form of the workspace's image defaults; the admin's save bar appears while it differs from what is saved. */
export function ImageDefaultsSection({ saved }: { readonly saved: ImageDefaults }) {
  const { t } = useTranslation('settings')
  const fetcher = useFetcher<ActionAnswer>()
  const [side, setSide] = useState(String(saved.longestSidePx))
  const [format, setFormat] = useState(saved.format)
  const [touched, setTouched] = useState(false)
  useActionToast(fetcher.data, t('images.saved'))

  const parsed = imageDefaultsSchema.safeParse({ longestSidePx: side, format })
  const dirty = side !== String(saved.longestSidePx) || format !== saved.format
  const saving = fetcher.state !== 'idle'

  const save = () => {
    setTouched(true)
    if (parsed.success) fetcher.submit({ intent: 'save-images', longestSidePx: side, format }, { method: 'post' })
  }
  const discard = () => {
    setSide(String(saved.longestSidePx))
    setFormat(saved.format)
    setTouched(false)
  }

  return (
    <SettingsSection title={t('images.title')} description={t('images.description')}>
      <FormSaveBar dirty={dirty} saving={saving} onSave={save} onDiscard={discard} />
      <Card>
        <FormLayout>
          {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
          <TextField
            label={t('images.longestSide')}
            helpText={t('images.longestSideHelp')}
            type="number"
            inputMode="numeric"
            min={500}
            max={5000}
            suffix={t('images.pixels')}
            autoComplete="off"
            value={side}
            onChange={setSide}
            onBlur={() => setTouched(true)}
            error={touched && !parsed.success ? t('images.longestSideError') : undefined}
          />
          <Select
            label={t('images.format')}
            helpText={t('images.formatHelp')}
            options={exportFormats.map((value) => ({ value, label: t(`images.formats.${value}`) }))}
            value={format}
            onChange={(value) => setFormat(exportFormats.find((known) => known === value) ?? saved.format)}
          />
        </FormLayout>
      </Card>
    </SettingsSection>
  )
}
