import { useTranslation } from 'react-i18next'

/** Who approved a run, as stored (`user:<id>` or the name of an API key), in words: for the middle of a sentence, or `alone`. */
export function useApprover(context?: 'alone'): (approvedBy: string, viewerId?: string) => string {
  const { t } = useTranslation('export')
  return (approvedBy, viewerId) => {
    const [kind, id] = approvedBy.split(':', 2)
    if (kind !== 'user' || !id) return approvedBy
    return id === viewerId ? t('approver.you', { context }) : t('approver.staff', { id })
  }
}
