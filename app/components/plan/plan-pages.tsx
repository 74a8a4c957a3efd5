import { useSearchParams } from '@remix-run/react'
import { InlineStack, Pagination } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../core/export/plan-view.ts'

interface PlanPagesProps {
  readonly plan: Pick<PlanView, 'page' | 'pageCount'>
  /** Of the address: `pageParameter`. */
  readonly parameter: string
}

/** From page to page of a plan with many products. */
export function PlanPages({ plan, parameter }: PlanPagesProps) {
  const { t } = useTranslation('plan')
  const [, setParams] = useSearchParams()
  if (plan.pageCount < 2) return null
  const goTo = (page: number) => () =>
    setParams((params) => ({ ...Object.fromEntries(params), [parameter]: String(page) }))
  return (
    <InlineStack align="center">
      <Pagination
        label={t('page', { page: plan.page, count: plan.pageCount })}
        hasPrevious={plan.page > 1}
        hasNext={plan.page < plan.pageCount}
        onPrevious={goTo(plan.page - 1)}
        onNext={goTo(plan.page + 1)}
      />
    </InlineStack>
  )
}
