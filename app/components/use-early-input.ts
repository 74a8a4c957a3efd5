import { useEffect } from 'react'

/** Takes over what was typed, or filled in by the browser, before the page could react: React would empty the field. */
export function useEarlyInput(fieldId: string, take: (value: string) => void): void {
  useEffect(() => {
    const field = document.getElementById(fieldId)
    if (field instanceof HTMLInputElement && field.value) take(field.value)
  }, [fieldId, take])
}
