import { useEffect } from 'react'
import { ADMIN_ADDRESS_KEY, adminParameters } from '../core/admin-address.ts'

/** Keeps what the admin said in the first document's address, for a document that the frame may have to load by itself. */
export function useKeptAdminAddress() {
  useEffect(() => {
    const parameters = adminParameters(new URLSearchParams(location.search))
    if (parameters) sessionStorage.setItem(ADMIN_ADDRESS_KEY, parameters.toString())
  }, [])
}
