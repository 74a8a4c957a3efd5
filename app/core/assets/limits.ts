/** What the library accepts. Channels have limits of their own, which renditions are made for. */
export const maxPictureBytes = 50 * 1024 * 1024
export const maxVideoBytes = 1024 * 1024 * 1024
/** Width × height × frames; checked on the header, before a pixel is decoded. */
export const maxPicturePixels = 100_000_000
