import { z } from 'zod'

/** What `GET /wp-json/` tells everybody. PHP writes an empty map as `[]`. */
export const siteIndexSchema = z.object({
  name: z.string(),
  /** The address of the site; addresses and signatures are built from it. */
  home: z.url(),
  namespaces: z.array(z.string()),
  timezone_string: z.string().nullish(),
  authentication: z
    .object({ 'application-passwords': z.object({ endpoints: z.object({ authorization: z.string() }) }).nullish() })
    .or(z.array(z.unknown()).transform(() => ({ 'application-passwords': null })))
    .nullish(),
})

export type SiteIndex = z.infer<typeof siteIndexSchema>
