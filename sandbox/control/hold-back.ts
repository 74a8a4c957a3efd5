import { type Clock, wait } from '../clock.ts'

/** Keeps a request from taking effect for as long as its fault says. */
export async function holdBack(
  fault: { readonly kind: string; readonly delayMs?: number } | null,
  { clock, faults }: { readonly clock: Clock; readonly faults: { readonly cleared: Promise<void> } },
): Promise<void> {
  if (fault?.kind === 'delay') await wait(clock, fault.delayMs ?? 0)
  if (fault?.kind === 'hold') await faults.cleared
}
