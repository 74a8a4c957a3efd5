import { useAppBridge } from '@shopify/app-bridge-react'
import { useOncePerAnswer } from './use-once-per-answer.ts'

/** Says in the admin's toast that an action succeeded. Failures stay on the page, beside what they concern. */
export function useActionToast(answer: { readonly ok: boolean } | undefined, message: string) {
  const shopify = useAppBridge()
  useOncePerAnswer(answer, ({ ok }) => {
    if (ok) shopify.toast.show(message)
  })
}
