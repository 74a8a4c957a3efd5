import { z } from 'zod'
import { parseForm, type FormFields } from '../read-form.server.ts'
import { acceptMatches, maxAcceptedAtOnce } from '../services/matching/accept-matches.server.ts'
import { startMatching } from '../services/matching/start-matching.server.ts'

const wishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('find') }),
  z.object({ intent: z.literal('accept-all') }),
  z.object({
    intent: z.literal('accept'),
    productIds: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.uuid()).min(1).max(maxAcceptedAtOnce)),
  }),
])

/** What the page of matches can ask for. Throws `AppError`. */
export async function changeMatches(
  store: { readonly workspaceId: string; readonly shopConnectionId: string; readonly connectionId: string },
  form: FormFields,
) {
  const wish = parseForm(wishSchema, form)
  if (wish.intent === 'accept') {
    const { workspaceId, connectionId } = store
    const { linked } = await acceptMatches({ workspaceId, connectionId, productIds: wish.productIds })
    return { ok: true as const, linked }
  }
  await startMatching({ ...store, task: wish.intent === 'find' ? 'find' : 'accept' })
  return { ok: true as const }
}
