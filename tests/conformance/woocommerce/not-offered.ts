const WEBHOOKS = 'webhooks are not imitated: the app does not use them'

/** Recorded exchanges that the stand-in does not try to answer, and why. */
export const NOT_OFFERED: Record<string, string> = {
  'm09b-heic': 'HEIC cannot be decoded here; the stand-in answers like a host that cannot either',
  'f22-parallel-same-name':
    'which names a race over one file name leaves is chance; that there is one, a test of its own shows',
  'f40-webhook-create': WEBHOOKS,
  'f41-webhook-badtopic': WEBHOOKS,
  'f42-webhook-badurl': WEBHOOKS,
  'f43-webhook-get': WEBHOOKS,
}
