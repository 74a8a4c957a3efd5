import { useLocation, useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'

/** Answers within this time need no skeleton; showing one would only flicker. */
const patienceMs = 250

/** True while a navigation to another page takes long enough to be noticed. */
export function useSlowNavigation(): boolean {
  const navigation = useNavigation()
  const { pathname } = useLocation()
  const leaving = navigation.state === 'loading' && navigation.location.pathname !== pathname
  const [slow, setSlow] = useState(false)

  useEffect(() => {
    if (!leaving) return
    const timer = setTimeout(() => setSlow(true), patienceMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [leaving])

  return leaving && slow
}
