/**
 * One thing of the former state that does not come back, and why. `file_gone`: the account no longer has the file. The `…_since`
 * kinds: somebody changed it after our export, and what somebody decided is theirs. `no_room`: with what somebody added, the listing
 * would pass the platform's limit. `description_kept`: the platform would spoil the text if a video were taken out of it.
 * `main_stays`: a listing must have a main picture, and no former one comes back.
 */
export interface UndoConflict {
  readonly kind:
    | 'file_gone'
    | 'no_room'
    | 'removed_since'
    | 'added_since'
    | 'alt_since'
    | 'variant_since'
    | 'variant_picture_gone'
    | 'variant_gone'
    | 'gallery_since'
    | 'order_since'
    | 'main_stays'
    | 'swatch_since'
    | 'description_since'
    | 'description_kept'
  readonly mediaId?: string
  readonly variantRemoteId?: string
}
