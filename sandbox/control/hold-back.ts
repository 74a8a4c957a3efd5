import { type Clock, wait } from '../clock.ts'

/** Keeps a request from taking effect for as long as its fault says. */
export async function holdBack<Effect extends { readonly kind: string; readonly delayMs?: number }>(
  fault: Effect | null,
  { clock, faults }: { readonly clock: Clock; readonly faults: { whenGone(effect: Effect): Promise<void> } },
): Promise<void> {
  if (fault?.kind === 'delay') await wait(clock, fault.delayMs ?? 0)
  if (fault?.kind === 'hold') await faults.whenGone(fault)
}
