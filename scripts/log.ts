/** Says on stderr what happens; stdout belongs to the task, so that a program can read its last line. */
export function say(line: string): void {
  process.stderr.write(`▸ ${line}\n`)
}
