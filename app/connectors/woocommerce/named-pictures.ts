import { z } from 'zod'

/** What plugins keep with a product or variation; its form is theirs. */
export const metaSchema = z.array(z.object({ key: z.string(), value: z.unknown() })).nullish()

type Meta = z.infer<typeof metaSchema>

interface NamedPicture {
  readonly id: string
  readonly source_url?: string | null | undefined
}

/** Whether a text names a picture: by its name without its extension and `-scaled`, so that its other sizes count too. */
export function mentions(text: string, { source_url: source }: NamedPicture): boolean {
  const name = source
    ?.split('/')
    .at(-1)
    ?.replace(/(-scaled)?\.[a-z]+$/, '')
  return Boolean(name) && text.includes(name ?? '')
}

/** Numbers under other keys are prices and counters: a picture would stay for ever because somebody sold that many. */
const keysOfPictures = /image|img|galler|thumb|photo|picture|media|icon|swatch|attachment/i

/** Whether what a plugin keeps names a picture, such as `_wc_additional_variation_images: "12,13"` or a page builder's address. */
export function isKeptInMeta(meta: Meta, picture: NamedPicture): boolean {
  const isId = new RegExp(`(?<!\\d)${picture.id}(?!\\d)`)
  return (meta ?? []).some(({ key, value }) => {
    const text = JSON.stringify(value ?? '')
    return mentions(text, picture) || (keysOfPictures.test(key) && isId.test(text))
  })
}
