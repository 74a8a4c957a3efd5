/** What an experiment found. Nothing lost, nothing twice, nothing left lying about, and no other problem: survived. */
export interface Verdict {
  /** The same picture twice on a product, or two files of the same bytes. */
  readonly duplicates: number
  /** Pictures that the undisturbed run shows and this one does not. */
  readonly lost: number
  /** Files of ours that no product shows or our ledger does not know, and ledger rows without a file. */
  readonly orphans: number
  /** In words, each. */
  readonly problems: readonly string[]
}

export function survived({ duplicates, lost, orphans, problems }: Verdict): boolean {
  return duplicates + lost + orphans + problems.length === 0
}
