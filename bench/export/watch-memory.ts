import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { median } from '../bench-result.ts'

/** The memory of a process while it worked on one part of its pictures. */
export const memoryPartSchema = z.object({
  /** Pictures that the platform had at the end of the part. */
  images: z.number(),
  /** The highest resident memory since the process began, as the kernel counted it. */
  peakMb: z.number(),
  /** What it had at a typical moment of the part. */
  medianMb: z.number(),
})

type MemoryPart = z.infer<typeof memoryPartSchema>

const parts = 4

/** Looks at a process again and again while pictures arrive, and tells about each quarter of them. */
export class MemoryWatch {
  readonly #pid: number
  readonly #images: number
  readonly #found: MemoryPart[] = []
  #samples: number[] = []

  constructor(pid: number, images: number) {
    this.#pid = pid
    this.#images = images
  }

  /** `arrived`: pictures that the platform has by now. Of a small export a quarter may pass between two looks. */
  async look(arrived: number): Promise<void> {
    const { nowMb, peakMb } = await memoryOf(this.#pid)
    this.#samples.push(nowMb)
    const passed = Math.floor((parts * arrived) / this.#images)
    if (passed <= this.#found.length) return
    this.#found.push({ images: arrived, peakMb, medianMb: median(this.#samples) })
    this.#samples = []
  }

  get parts(): readonly MemoryPart[] {
    return this.#found
  }
}

/** The highest resident memory that a process of this machine ever had, and what it has now. */
export async function memoryOf(pid: number): Promise<{ readonly nowMb: number; readonly peakMb: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return { nowMb: megabytes(status, 'VmRSS'), peakMb: megabytes(status, 'VmHWM') }
}

function megabytes(status: string, field: string): number {
  const [, kilobytes] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status) ?? []
  if (!kilobytes) throw new Error('this benchmark reads /proc, which only Linux has')
  return Number(kilobytes) / 1024
}
