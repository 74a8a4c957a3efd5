import { BlockStack, Box, Button, FormLayout, InlineStack, Select, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { targetKey } from '../../core/mapping/change-mapping.ts'
import type { MappableProduct, MappingTarget } from '../../core/mapping/mapping.ts'
import { type MappingRole, mappingRoles } from '../../core/mapping/roles.ts'
import { useEditor } from './editor-context.ts'

interface AssignFormProps {
  readonly fileName: string
  readonly isVideo: boolean
  readonly initial?: { readonly target: MappingTarget; readonly role: MappingRole }
  readonly submitLabel: string
  readonly onSubmit: (target: MappingTarget, role: MappingRole) => void
  readonly onCancel: () => void
}

/** Chooses where a picture goes without a pointer: target and role. */
export function AssignForm({ fileName, isVideo, initial, submitLabel, onSubmit, onCancel }: AssignFormProps) {
  const { t } = useTranslation('mapping')
  const { product, labelOf } = useEditor()
  const targets = possibleTargets(product)
  const [chosen, setChosen] = useState(targetKey(initial?.target ?? targets[0] ?? { kind: 'product' }))
  const [role, setRole] = useState<string>(initial?.role ?? (isVideo ? 'video' : 'hero'))
  const roles = mappingRoles.filter((known) => (known === 'video') === isVideo)
  const submit = () => {
    const target = targets.find((candidate) => targetKey(candidate) === chosen)
    const wanted = roles.find((known) => known === role)
    if (target && wanted) onSubmit(target, wanted)
  }
  return (
    <Box padding="400" minWidth="16rem">
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm" breakWord>
          {fileName}
        </Text>
        <FormLayout>
          <Select
            label={t('assign.target')}
            options={targets.map((target) => ({ label: labelOf(target), value: targetKey(target) }))}
            value={chosen}
            onChange={setChosen}
          />
          <Select
            label={t('assign.role')}
            options={roles.map((value) => ({ label: t(`roles.${value}`), value }))}
            value={role}
            onChange={setRole}
          />
        </FormLayout>
        <InlineStack gap="200" align="end">
          <Button onClick={onCancel}>{t('assign.cancel')}</Button>
          <Button variant="primary" onClick={submit}>
            {submitLabel}
          </Button>
        </InlineStack>
      </BlockStack>
    </Box>
  )
}

/** Option values first: one picture for all sizes of a colour is the usual case. */
function possibleTargets(product: MappableProduct): MappingTarget[] {
  if (product.variants.length < 2) return [{ kind: 'product' }]
  const values = product.options.flatMap(({ name, values: all }) =>
    all
      .filter((value) => product.variants.some(({ optionValues }) => optionValues[name] === value))
      .map((optionValue): MappingTarget => ({ kind: 'option', optionName: name, optionValue })),
  )
  const variants = product.variants.map(({ id }): MappingTarget => ({ kind: 'variant', variantId: id }))
  return [...values, { kind: 'product' }, ...variants]
}
