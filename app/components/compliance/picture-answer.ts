/** What the route of overlays and previews answers. */
export type PictureAnswer =
  | { readonly ok: true; readonly image: string; readonly widthPx?: number; readonly heightPx?: number }
  | { readonly ok: false; readonly message: string }
