import { z } from 'zod'

/** What nobody types is longer. In characters. */
const longest = 200

/** What a page searches for, as its address says it: the beginning of it where it is too long, '' where it is nothing. */
export const searchTextSchema = z
  .string()
  .catch('')
  .transform((text) => Array.from(text.trim()).slice(0, longest).join('').trim())
