import { forwardRef } from 'react'

interface SheetFileInputProps {
  readonly label: string
  readonly onChoose: (file: File) => Promise<void>
}

/** The browser's own way to choose a table, opened by an action of the page. */
export const SheetFileInput = forwardRef<HTMLInputElement, SheetFileInputProps>(function SheetFileInput(
  { label, onChoose },
  ref,
) {
  return (
    <input
      ref={ref}
      type="file"
      accept=".csv,.tsv,.txt,text/csv"
      aria-label={label}
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
