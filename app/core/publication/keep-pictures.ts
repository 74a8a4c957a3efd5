/** Amazon fetches a picture again while it works on a listing, and says nowhere for how long. */
export const keepPicturesForMs = 30 * 24 * 60 * 60 * 1000
