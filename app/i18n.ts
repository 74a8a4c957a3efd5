import { createInstance, type i18n as I18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './locales/en/index.ts'

export const defaultNamespace = 'common'
export const defaultLocale = 'en'

/** Every language the app speaks. Adding one = a folder beside `en` and a line here. */
const translations = { en }

export type Locale = keyof typeof translations

/** The spoken language nearest to what Shopify or the browser asks for ("en-GB", "pt-BR"): exact, then by language. */
export function resolveLocale(requested: string | null | undefined): Locale {
  const language = requested?.toLowerCase().split(/[-_]/)[0]
  return Object.keys(translations).find((known): known is Locale => known === language) ?? defaultLocale
}

const instances = new Map<Locale, I18n>()

/**
 * The translator of a language, ready at once. Instances never change language, so that requests may share them and the
 * server's first render equals the browser's.
 */
export function getI18n(locale: Locale): I18n {
  const known = instances.get(locale)
  if (known) return known
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: defaultLocale,
    resources: translations,
    defaultNS: defaultNamespace,
    initAsync: false,
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  instances.set(locale, instance)
  return instance
}
