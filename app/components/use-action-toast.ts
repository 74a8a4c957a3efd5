import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef } from 'react'

/**
 * Says in the admin's toast that an action succeeded, once per answer. Failures stay on the page, beside what they concern.
 */
export function useActionToast(answer: { readonly ok: boolean } | undefined, message: string) {
  const shopify = useAppBridge()
  const told = useRef(answer)
  useEffect(() => {
    if (told.current === answer) return
    told.current = answer
    if (answer?.ok) shopify.toast.show(message)
  }, [answer, message, shopify])
}
