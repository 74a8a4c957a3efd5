/** What the link "Approve" proves that its session was shown. */
export const NONCE_ACTION = 'wc_auth_grant_access'
