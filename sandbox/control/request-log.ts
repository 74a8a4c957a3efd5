/** Every request of a stand-in since its start or the last reset; each platform keeps other facts of one. */
export class RequestLog<Entry extends { sequence: number }> {
  #entries: Entry[] = []
  #sequence = 0

  add(facts: Omit<Entry, 'sequence'>): void {
    this.#sequence += 1
    this.#entries.push({ ...facts, sequence: this.#sequence } as Entry)
  }

  since(sequence: number): Entry[] {
    return this.#entries.filter((entry) => entry.sequence > sequence)
  }

  clear(): void {
    this.#entries = []
  }
}
