import { useFetcher } from '@remix-run/react'
import { Button, Card, Checkbox, Form, FormLayout, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VideoChoice } from '../../core/channel/video-choice.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { useActionToast } from '../use-action-toast.ts'

interface VideosCardProps {
  readonly saved: VideoChoice
  /** The access that the store gave covers its media library. */
  readonly offered: boolean
}

/** What becomes of videos in a store whose products have no place for them: nothing, unless the merchant asks for it. */
export function VideosCard({ saved, offered }: VideosCardProps) {
  const { t } = useTranslation('connections')
  return (
    <Card>
      <FormLayout>
        <Text as="h2" variant="headingMd">
          {t('account.videos.title')}
        </Text>
        <Text as="p">{t(offered ? 'account.videos.none' : 'account.videos.notOffered')}</Text>
        {offered && <VideosForm saved={saved} />}
      </FormLayout>
    </Card>
  )
}

function VideosForm({ saved }: { readonly saved: VideoChoice }) {
  const { t } = useTranslation('connections')
  const fetcher = useFetcher<ActionAnswer>()
  const [choice, setChoice] = useState(saved)
  useActionToast(fetcher.data, t('account.videos.saved'))
  return (
    <Form onSubmit={() => fetcher.submit({ intent: 'save-videos', videos: choice }, { method: 'post' })}>
      <FormLayout>
        <Checkbox
          label={t('account.videos.library')}
          helpText={t('account.videos.libraryHelp')}
          checked={choice !== 'leave_out'}
          onChange={(checked) => setChoice(checked ? 'library' : 'leave_out')}
        />
        {choice !== 'leave_out' && (
          <Checkbox
            label={t('account.videos.description')}
            helpText={t('account.videos.descriptionHelp')}
            checked={choice === 'description'}
            onChange={(checked) => setChoice(checked ? 'description' : 'library')}
            error={fetcher.data?.ok === false ? fetcher.data.message : undefined}
          />
        )}
        <Button submit loading={fetcher.state !== 'idle'} disabled={choice === saved}>
          {t('account.videos.save')}
        </Button>
      </FormLayout>
    </Form>
  )
}
