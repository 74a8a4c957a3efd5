import { Banner, BlockStack, Box, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { MatchingTaskView, StoreView } from '../../core/matching/matching-view.ts'
import { useFormat } from '../use-format.ts'

interface MatchingTaskCardProps {
  readonly task: MatchingTaskView | null
  readonly store: StoreView
  readonly timeZone: string
  readonly starting: boolean
  readonly onCompare: () => void
}

/** The job over the whole catalogue: how far it is, how it ended, and the way to begin it. */
export function MatchingTaskCard({ task, store, timeZone, starting, onCompare }: MatchingTaskCardProps) {
  const { t } = useTranslation('matching')
  const format = useFormat(timeZone)
  if (task && isUnderWay(task)) return <RunningTask task={task} store={store} />
  if (!task) {
    return (
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('task.never.title', { store: store.label })}
          </Text>
          <Text as="p">{t('task.never.body', { context: store.words })}</Text>
          <InlineStack>
            <Button variant="primary" loading={starting} onClick={onCompare}>
              {t('actions.compare', { context: store.words })}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    )
  }
  return (
    <BlockStack gap="300">
      <TaskProblem task={task} />
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="p" tone="subdued">
            {task.task === 'accept' && task.state === 'done' && `${t('task.accepted', { count: task.linked })} `}
            {task.task === 'apply' && task.state === 'done' && `${t('task.applied', { count: task.linked })} `}
            {task.comparedAt &&
              task.task !== 'find' &&
              t('task.comparedAt', { when: format.dateTime(task.comparedAt) })}
            {task.comparedAt &&
              task.task === 'find' &&
              t('task.compared', {
                context: store.words,
                when: format.dateTime(task.comparedAt),
                count: task.storeCalls,
                calls: format.number(task.storeCalls),
              })}
          </Text>
          <Button loading={starting} onClick={onCompare}>
            {t('actions.compareAgain')}
          </Button>
        </InlineStack>
      </Box>
    </BlockStack>
  )
}

/** Whether the page should look again soon. */
export function isUnderWay({ state }: MatchingTaskView): boolean {
  return state === 'queued' || state === 'running'
}

function RunningTask({ task, store }: { readonly task: MatchingTaskView; readonly store: StoreView }) {
  const { t } = useTranslation('matching')
  const format = useFormat()
  const { phase, done, total } = task
  const amounts = { done: format.number(done), total: format.number(total ?? 0) }
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(`task.running.${task.task}`)}
        </Text>
        <div role="status">
          <Text as="p">
            {phase === 'comparing'
              ? t('task.phase.comparing', { ...amounts, context: store.words })
              : t(phase === 'reading' && total !== null ? 'task.phase.readingOf' : `task.phase.${phase}`, amounts)}
          </Text>
        </div>
        <ProgressBar
          progress={total ? Math.round((done / total) * 100) : 0}
          size="small"
          tone="primary"
          ariaLabelledBy="matching-progress"
        />
        <Text as="span" id="matching-progress" visuallyHidden>
          {t(`task.running.${task.task}`)}
        </Text>
      </BlockStack>
    </Card>
  )
}

function TaskProblem({ task }: { readonly task: MatchingTaskView }) {
  const { t } = useTranslation('matching')
  if (task.state === 'failed') {
    return (
      <Banner tone="critical" title={t(`task.failed.${task.task}`)}>
        {task.problem}
      </Banner>
    )
  }
  if (task.state !== 'interrupted') return null
  return (
    <Banner tone="warning" title={t('task.interrupted.title')}>
      {t('task.interrupted.body')}
    </Banner>
  )
}
