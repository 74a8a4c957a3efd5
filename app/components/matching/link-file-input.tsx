import { forwardRef } from 'react'
import { useTranslation } from 'react-i18next'

interface LinkFileInputProps {
  readonly onChoose: (file: File) => Promise<void>
}

/** The browser's own way to choose a file, opened by an action of the page. */
export const LinkFileInput = forwardRef<HTMLInputElement, LinkFileInputProps>(function LinkFileInput(
  { onChoose },
  ref,
) {
  const { t } = useTranslation('matching')
  return (
    <input
      ref={ref}
      type="file"
      accept=".csv,.tsv,.txt,text/csv"
      aria-label={t('file.choose')}
      hidden
      onChange={({ currentTarget }) => {
        const [chosen] = currentTarget.files ?? []
        if (chosen) void onChoose(chosen)
        // The same file again, mended, is a choice too.
        currentTarget.value = ''
      }}
    />
  )
})
