import { z } from 'zod'
import { parseForm, type FormFields } from '../read-form.server.ts'
import { cancelExport } from '../services/cancel-export.server.ts'
import { leaveOutWaiting } from '../services/leave-out-waiting.server.ts'
import { localStartTime } from '../services/local-start-time.server.ts'
import { pauseExport } from '../services/pause-export.server.ts'
import { rescheduleExport } from '../services/reschedule-export.server.ts'
import { resumeExport } from '../services/resume-export.server.ts'
import { retryExport } from '../services/retry-export.server.ts'

const commandSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('cancel') }),
  z.object({ intent: z.literal('pause') }),
  z.object({ intent: z.literal('resume') }),
  z.object({ intent: z.literal('retry'), reason: z.string().max(200).optional() }),
  z.object({ intent: z.literal('leave-out-waiting') }),
  z.object({ intent: z.literal('start-now') }),
  z.object({ intent: z.literal('reschedule'), date: z.string().max(20), time: z.string().max(20) }),
])

export interface ControlRequest {
  readonly workspaceId: string
  readonly shopDomain: string
  readonly runId: string
}

/** Does what a button of a run's page asks for. Throws `AppError`. */
export async function controlRun({ workspaceId, shopDomain, runId }: ControlRequest, form: FormFields): Promise<void> {
  const command = parseForm(commandSchema, form)
  const run = { workspaceId, runId }
  switch (command.intent) {
    case 'cancel':
      return cancelExport(run)
    case 'pause':
      return pauseExport(run)
    case 'resume':
      return resumeExport(run)
    case 'start-now':
      return rescheduleExport({ ...run, startAt: null })
    case 'reschedule':
      return rescheduleExport({ ...run, startAt: await localStartTime({ ...command, workspaceId, shopDomain }) })
    case 'leave-out-waiting':
      await leaveOutWaiting(run)
      return
    case 'retry':
      await retryExport({ ...run, reason: command.reason })
  }
}
