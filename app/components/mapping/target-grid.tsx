import { BlockStack, Button, Card, InlineStack, Select, Text } from '@shopify/polaris'
import { ChevronDownIcon, ChevronRightIcon } from '@shopify/polaris-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { targetKey } from '../../core/mapping/change-mapping.ts'
import { mappingRoles } from '../../core/mapping/roles.ts'
import { useEditor } from './editor-context.ts'
import { RoleCell } from './role-cell.tsx'
import { type TargetRow, targetRows } from './target-rows.ts'

interface TargetGridProps {
  readonly initialGroupBy: string | null
}

/** Variants by roles: one row per option value, opened to its variants where one differs. */
export function TargetGrid({ initialGroupBy }: TargetGridProps) {
  const { t } = useTranslation('mapping')
  const { product } = useEditor()
  const [groupBy, setGroupBy] = useState(initialGroupBy)
  const choices = product.options.filter(({ values }) => values.length > 0).map(({ name }) => name)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('grid.title')}
          </Text>
          {choices.length > 1 && (
            <Select
              labelInline
              label={t('grid.groupBy')}
              options={choices}
              value={groupBy ?? choices[0]}
              onChange={setGroupBy}
            />
          )}
        </InlineStack>
        <div className="mp-targets" role="table" aria-label={t('grid.label', { product: product.title })}>
          <GridHead />
          {targetRows(product, groupBy).map((row) => (
            <GridGroup key={targetKey(row.target)} row={row} />
          ))}
        </div>
      </BlockStack>
    </Card>
  )
}

function GridHead() {
  const { t } = useTranslation('mapping')
  return (
    <div role="row" className="mp-targets__head">
      {[t('grid.for'), ...mappingRoles.map((role) => t(`roles.${role}`))].map((title) => (
        <span role="columnheader" key={title}>
          <Text as="span" variant="bodySm" tone="subdued">
            {title}
          </Text>
        </span>
      ))}
    </div>
  )
}

function GridGroup({ row }: { readonly row: TargetRow }) {
  const { entries } = useEditor()
  const hasOwn = row.children.some((child) =>
    entries.some((entry) => targetKey(entry.target) === targetKey(child.target)),
  )
  const [opened, setOpened] = useState(false)
  // A variant with a picture of its own is never hidden, also where it is the only one of its value.
  const open = opened || hasOwn
  const canToggle = row.children.length > 1 && !hasOwn
  return (
    <>
      <GridRow row={row} open={open} onToggle={canToggle ? () => setOpened(!opened) : undefined} />
      {open && row.children.map((child) => <GridRow key={targetKey(child.target)} row={child} isChild />)}
    </>
  )
}

interface GridRowProps {
  readonly row: TargetRow
  readonly isChild?: boolean
  readonly open?: boolean
  readonly onToggle?: () => void
}

function GridRow({ row, isChild = false, open = false, onToggle }: GridRowProps) {
  return (
    <div role="row" className={isChild ? 'mp-targets__row mp-targets__row--child' : 'mp-targets__row'}>
      <div role="rowheader" className="mp-targets__label">
        <RowLabel row={row} open={open} onToggle={onToggle} />
      </div>
      {mappingRoles.map((role) => (
        <RoleCell key={role} target={row.target} role={role} />
      ))}
    </div>
  )
}

function RowLabel({ row, open = false, onToggle }: Omit<GridRowProps, 'isChild'>) {
  const { t } = useTranslation('mapping')
  const { labelOf } = useEditor()
  const label = labelOf(row.target)
  const detail = row.sku || (row.target.kind === 'option' ? t('grid.variants', { count: row.variantCount }) : '')
  return (
    <>
      {onToggle && (
        <Button
          variant="tertiary"
          size="micro"
          icon={open ? ChevronDownIcon : ChevronRightIcon}
          accessibilityLabel={t(open ? 'grid.close' : 'grid.open', { target: label })}
          pressed={open}
          onClick={onToggle}
        />
      )}
      <BlockStack>
        <Text as="span" variant="bodyMd" fontWeight={row.target.kind === 'variant' ? undefined : 'semibold'}>
          {label}
        </Text>
        {detail !== '' && (
          <Text as="span" variant="bodySm" tone="subdued">
            {detail}
          </Text>
        )}
      </BlockStack>
    </>
  )
}
