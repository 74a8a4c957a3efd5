import { z } from 'zod'
import { statementIds } from '../core/compliance/attestations.ts'
import { profileIds } from '../core/compliance/profiles.ts'
import { parseForm, type FormFields } from '../read-form.server.ts'
import { acceptFixes, undoFixes } from '../services/compliance/change-fixes.server.ts'
import { attest, chooseProfile } from '../services/compliance/change-review.server.ts'

const wishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept'), steps: z.string().max(100) }),
  z.object({ intent: z.literal('undo') }),
  z.object({ intent: z.literal('profile'), profile: z.enum(['auto', ...profileIds]) }),
  z.object({ intent: z.literal('attest'), statement: z.enum(statementIds), holds: z.enum(['yes', 'no']) }),
])

/** What the page of a picture's check can ask for. Throws `AppError`. */
export async function changeCompliance(
  place: { readonly workspaceId: string; readonly assetId: string; readonly by: string },
  form: FormFields,
): Promise<void> {
  const wish = parseForm(wishSchema, form)
  if (wish.intent === 'accept') return acceptFixes(place, wish.steps.split(','))
  if (wish.intent === 'undo') return undoFixes(place)
  if (wish.intent === 'profile') return chooseProfile(place, wish.profile === 'auto' ? null : wish.profile)
  return attest(place, { statement: wish.statement, by: place.by, holds: wish.holds === 'yes' })
}
