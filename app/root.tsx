import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react'
import polarisTranslations from '@shopify/polaris/locales/en.json' with { type: 'json' }
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url'
import { AppProvider } from '@shopify/shopify-app-remix/react'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { RouteError } from './components/route-error.tsx'
import styles from './components/styles.css?url'
import { env } from './env.server.ts'
import { defaultLocale, getI18n, resolveLocale } from './i18n.ts'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: polarisStyles },
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

/** Shopify names the merchant's language in the first request of the iframe; a browser's own header is the fallback. */
export function loader({ request }: LoaderFunctionArgs) {
  const requested = new URL(request.url).searchParams.get('locale') ?? request.headers.get('accept-language')
  return { apiKey: env.SHOPIFY_API_KEY, appBridgeUrl: env.APP_BRIDGE_URL, locale: resolveLocale(requested) }
}

/** The language and the App Bridge script belong to the document; later navigations ask for neither. */
export const shouldRevalidate = () => false

export function Layout({ children }: { readonly children: ReactNode }) {
  const document = useRouteLoaderData<typeof loader>('root')
  const locale = document?.locale ?? defaultLocale
  return (
    <html lang={locale}>
      <head>
        {/* App Bridge refuses to start unless it is the first script of the document, without async or defer. */}
        {document && <script data-api-key={document.apiKey} src={document.appBridgeUrl} />}
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <I18nextProvider i18n={getI18n(locale)}>
          {/* The script stands in the head, where App Bridge wants it; `isEmbeddedApp` would put a second one into the body. */}
          <AppProvider apiKey={document?.apiKey ?? ''} isEmbeddedApp={false} i18n={polarisTranslations}>
            {children}
          </AppProvider>
        </I18nextProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <RouteError />
}
