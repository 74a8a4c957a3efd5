import { useTranslation } from 'react-i18next'

const byteUnits = ['B', 'kB', 'MB', 'GB'] as const

/**
 * Dates and amounts in the merchant's language, dates in the shop's zone. Server and browser are given the same zone, so both
 * render the same text.
 */
export function useFormat(timeZone = 'UTC') {
  const { t, i18n } = useTranslation('common')
  const locale = i18n.language

  return {
    dateTime: (iso: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso)),
    /** "Friday, 27 November 2026 at 06:00". */
    weekdayTime: (iso: string) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(iso)),
    date: (iso: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(iso)),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    percent: (share: number) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    /** In steps of 1024, like the limits on file sizes. */
    bytes: (count: number) => {
      const step = count < 1024 ? 0 : count < 1024 ** 2 ? 1 : count < 1024 ** 3 ? 2 : 3
      const unit = byteUnits[step]
      const value = new Intl.NumberFormat(locale, { maximumFractionDigits: step > 1 ? 1 : 0 }).format(
        count / 1024 ** step,
      )
      return t(`bytes.${unit}`, { value })
    },
  }
}
