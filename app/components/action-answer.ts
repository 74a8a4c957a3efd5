/** What the actions of pages answer: done, or why not, in a merchant's words and beside which field. */
export type ActionAnswer =
  { readonly ok: true } | { readonly ok: false; readonly message: string; readonly field: string | null }
