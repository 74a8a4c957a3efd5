import { readFile } from 'node:fs/promises'

/** The highest resident memory that a process of this machine ever had, as the kernel counted it. */
export async function peakMemoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(status) ?? []
  if (!kilobytes) throw new Error('this benchmark reads /proc, which only Linux has')
  return Number(kilobytes) / 1024
}
