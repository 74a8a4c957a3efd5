import { useFetcher } from '@remix-run/react'
import { Banner, Card, FormLayout, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxAltTextLength, maxTitleLength } from '../../core/library/asset-metadata.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { FormSaveBar } from '../form-save-bar.tsx'
import { useActionToast } from '../use-action-toast.ts'
import { TagsField } from './tags-field.tsx'

interface AssetDetails {
  readonly title: string
  readonly altText: string
  readonly tags: readonly string[]
}

/** Title, alt text and tags; the admin's save bar appears while they differ from what is saved. */
export function AssetDetailsCard({ saved }: { readonly saved: AssetDetails }) {
  const { t } = useTranslation('library')
  const fetcher = useFetcher<ActionAnswer>()
  const [title, setTitle] = useState(saved.title)
  const [altText, setAltText] = useState(saved.altText)
  const [tags, setTags] = useState(saved.tags)
  useActionToast(fetcher.data, t('asset.saved'))

  const dirty = title !== saved.title || altText !== saved.altText || tags.join('\n') !== saved.tags.join('\n')
  const refusal = fetcher.data?.ok === false ? fetcher.data : null
  const errorOf = (field: string) => (refusal?.field === field ? refusal.message : undefined)

  const save = () => fetcher.submit({ intent: 'save', title, altText, tags: JSON.stringify(tags) }, { method: 'post' })
  const discard = () => {
    setTitle(saved.title)
    setAltText(saved.altText)
    setTags(saved.tags)
  }

  return (
    <Card>
      <FormSaveBar dirty={dirty} saving={fetcher.state !== 'idle'} onSave={save} onDiscard={discard} />
      <FormLayout>
        <Text as="h2" variant="headingSm">
          {t('asset.details')}
        </Text>
        {refusal && !['title', 'altText'].includes(refusal.field ?? '') && (
          <Banner tone="critical">{refusal.message}</Banner>
        )}
        <TextField
          label={t('asset.titleField')}
          autoComplete="off"
          maxLength={maxTitleLength}
          value={title}
          onChange={setTitle}
          error={errorOf('title')}
        />
        <TextField
          label={t('asset.altText')}
          helpText={t('asset.altTextHelp')}
          autoComplete="off"
          multiline={3}
          maxLength={maxAltTextLength}
          showCharacterCount
          value={altText}
          onChange={setAltText}
          error={errorOf('altText')}
        />
        <TagsField tags={tags} onChange={setTags} />
      </FormLayout>
    </Card>
  )
}
