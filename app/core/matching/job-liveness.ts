/** Longer than a round of a job takes at a slow host; see `chunkSize` in app/pipeline/matching. */
const silentAfterMs = 3 * 60 * 1000

/** Whether a job over a catalogue is under way: not ended, and not silent for so long that its worker must be gone. */
export function isAlive({ state, touchedAt }: { state: string; touchedAt: Date }, nowMs: number): boolean {
  return (state === 'queued' || state === 'running') && nowMs - touchedAt.getTime() < silentAfterMs
}
