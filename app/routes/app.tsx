import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Link, Outlet, type ShouldRevalidateFunction } from '@remix-run/react'
import { NavMenu } from '@shopify/app-bridge-react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { useTranslation } from 'react-i18next'
import { authenticateAdmin } from '../authenticate.server.ts'
import { PageSkeleton } from '../components/page-skeleton.tsx'
import { RouteError } from '../components/route-error.tsx'
import { UploadsProvider } from '../components/uploads/uploads-provider.tsx'
import { useKeptAdminAddress } from '../components/use-kept-admin-address.ts'
import { useSlowNavigation } from '../components/use-slow-navigation.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export async function loader({ request }: LoaderFunctionArgs) {
  await authenticateAdmin(request)
  return null
}

/** The frame holds no data, and each page authenticates itself. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false

export default function AppFrame() {
  const { t } = useTranslation('common')
  const slow = useSlowNavigation()
  useKeptAdminAddress()
  return (
    <UploadsProvider>
      <NavMenu>
        <Link to="/app" rel="home">
          {t('nav.home')}
        </Link>
        <Link to="/app/library">{t('nav.library')}</Link>
        <Link to="/app/products">{t('nav.products')}</Link>
        <Link to="/app/exports">{t('nav.exports')}</Link>
        <Link to="/app/settings">{t('nav.settings')}</Link>
      </NavMenu>
      {slow ? <PageSkeleton title={t('loading')} /> : <Outlet />}
    </UploadsProvider>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
