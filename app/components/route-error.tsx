import { isRouteErrorResponse, useLocation, useNavigate, useRouteError } from '@remix-run/react'
import { Button, ButtonGroup, Card, Page } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { EmptyPage } from './empty-page.tsx'

const refusalSchema = z.object({ message: z.string() })

/** What a merchant sees where a page cannot be shown: what happened, and what to do now. */
export function RouteError() {
  const error = useRouteError()
  // The auth library answers some document requests with markup that navigates the admin; it must reach the browser.
  if (isRouteErrorResponse(error) && error.status === 200 && typeof error.data === 'string') {
    return <div dangerouslySetInnerHTML={{ __html: error.data }} />
  }
  return <ErrorPage error={error} />
}

function ErrorPage({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('common')
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const { title, body } = useErrorWords(error)
  const isMissing = isRouteErrorResponse(error) && error.status === 404
  return (
    <Page>
      <Card>
        <EmptyPage
          illustration="trouble"
          heading={title}
          actions={
            <ButtonGroup>
              <Button url="/app" variant={isMissing ? 'primary' : 'secondary'}>
                {t('actions.goHome')}
              </Button>
              <Button
                variant={isMissing ? 'secondary' : 'primary'}
                onClick={() => navigate(pathname + search, { replace: true })}
              >
                {t('actions.tryAgain')}
              </Button>
            </ButtonGroup>
          }
        >
          {body}
        </EmptyPage>
      </Card>
    </Page>
  )
}

function useErrorWords(error: unknown): { title: string; body: string } {
  const { t } = useTranslation('common')
  if (isRouteErrorResponse(error)) {
    const refusal = refusalSchema.safeParse(error.data)
    const isMissing = error.status === 404
    const title = isMissing ? t('errors.notFound.title') : t('errors.refused.title')
    if (refusal.success) return { title, body: refusal.data.message }
    if (isMissing) return { title, body: t('errors.notFound.body') }
  }
  return { title: t('errors.broken.title'), body: t('errors.broken.body') }
}
