import { BlockStack, Button, InlineStack, Tag, TextField } from '@shopify/polaris'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { maxTagLength, maxTags } from '../../core/library/asset-metadata.ts'

interface TagsFieldProps {
  readonly tags: readonly string[]
  readonly onChange: (tags: readonly string[]) => void
}

/** Tags, added one by one with Enter or the button. */
export function TagsField({ tags, onChange }: TagsFieldProps) {
  const { t } = useTranslation('library')
  const [draft, setDraft] = useState('')
  const isFull = tags.length >= maxTags

  const add = () => {
    const tag = draft.trim()
    setDraft('')
    if (tag && !tags.includes(tag)) onChange([...tags, tag])
  }
  // Enter adds the tag; it must not submit the form around it.
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }

  return (
    <BlockStack gap="200">
      <div onKeyDown={addOnEnter}>
        <TextField
          label={t('asset.tags')}
          helpText={t('asset.tagHelp')}
          autoComplete="off"
          maxLength={maxTagLength}
          disabled={isFull}
          value={draft}
          onChange={setDraft}
          connectedRight={
            <Button disabled={isFull || draft.trim() === ''} onClick={add}>
              {t('asset.addTag')}
            </Button>
          }
        />
      </div>
      {tags.length > 0 && (
        <InlineStack gap="100">
          {tags.map((tag) => (
            <Tag
              key={tag}
              accessibilityLabel={t('asset.removeTag', { tag })}
              onRemove={() => onChange(tags.filter((other) => other !== tag))}
            >
              {tag}
            </Tag>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  )
}
