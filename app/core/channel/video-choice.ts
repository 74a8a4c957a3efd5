/**
 * What a merchant can choose for the videos of an account whose listings have no place for them. `leave_out`: nothing (default).
 * `library`: they are put among the account's files. `description`: there, and into the description of their listing.
 */
export const videoChoices = ['leave_out', 'library', 'description'] as const

export type VideoChoice = (typeof videoChoices)[number]
