/** How many pictures of the library can be chosen for one export; whoever means more means the whole library. */
export const maxPicturesPerExport = 1000
