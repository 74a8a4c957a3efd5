import { cancelExport } from '../../services/cancel-export.server.ts'
import { leaveOutWaiting } from '../../services/leave-out-waiting.server.ts'
import { pauseExport } from '../../services/pause-export.server.ts'
import { rescheduleExport } from '../../services/reschedule-export.server.ts'
import { resumeExport } from '../../services/resume-export.server.ts'
import { retryExport } from '../../services/retry-export.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import {
  exportParamsSchema,
  exportSchema,
  leftOutExportSchema,
  rescheduleSchema,
  retriedExportSchema,
  retrySchema,
} from './export-schemas.ts'
import { readExport } from './read-export.server.ts'

export const stopExport = defineEndpoint(
  {
    method: 'POST',
    path: '/exports/{exportId}/cancel',
    operationId: 'cancelExport',
    summary: 'Stops an export after the step under way',
    scope: 'export',
    status: 202,
  },
  { params: exportParamsSchema, answer: exportSchema },
  async ({ caller: { workspaceId }, params: { exportId } }) => {
    await cancelExport({ workspaceId, runId: exportId })
    return readExport(workspaceId, exportId)
  },
)

export const holdExport = defineEndpoint(
  {
    method: 'POST',
    path: '/exports/{exportId}/pause',
    operationId: 'pauseExport',
    summary: 'Lets an export stand still after the step under way',
    description: 'Nothing is lost; it goes on owning its products until it is resumed or cancelled.',
    scope: 'export',
    status: 202,
  },
  { params: exportParamsSchema, answer: exportSchema },
  async ({ caller: { workspaceId }, params: { exportId } }) => {
    await pauseExport({ workspaceId, runId: exportId })
    return readExport(workspaceId, exportId)
  },
)

export const continueExport = defineEndpoint(
  {
    method: 'POST',
    path: '/exports/{exportId}/resume',
    operationId: 'resumeExport',
    summary: 'Lets a paused export go on from where it stopped',
    scope: 'export',
    status: 202,
  },
  { params: exportParamsSchema, answer: exportSchema },
  async ({ caller: { workspaceId }, params: { exportId } }) => {
    await resumeExport({ workspaceId, runId: exportId })
    return readExport(workspaceId, exportId)
  },
)

export const moveExport = defineEndpoint(
  {
    method: 'POST',
    path: '/exports/{exportId}/reschedule',
    operationId: 'rescheduleExport',
    summary: 'Gives a scheduled export another time, or starts it now',
    scope: 'export',
    status: 202,
  },
  { params: exportParamsSchema, body: rescheduleSchema, answer: exportSchema },
  async ({ caller: { workspaceId }, params: { exportId }, body: { startAt } }) => {
    await rescheduleExport({ workspaceId, runId: exportId, startAt: startAt === null ? null : new Date(startAt) })
    return readExport(workspaceId, exportId)
  },
)

export const leaveOutWaitingItems = defineEndpoint(
  {
    method: 'POST',
    path: '/exports/{exportId}/leave-out-waiting',
    operationId: 'leaveOutWaiting',
    summary: 'Leaves those products out of an export that wait for another one',
    description: '`waitsFor` of the export says which; the others go on. Products that have begun meanwhile stay in.',
    scope: 'export',
    status: 202,
  },
  { params: exportParamsSchema, answer: leftOutExportSchema },
  async ({ caller: { workspaceId }, params: { exportId } }) => {
    const leftOut = await leaveOutWaiting({ workspaceId, runId: exportId })
    return { leftOut, export: await readExport(workspaceId, exportId) }
  },
)

export const retryFailedItems = defineEndpoint(
  {
    method: 'POST',
    path: '/exports/{exportId}/retry',
    operationId: 'retryExport',
    summary: 'Tries the failed products of an export again, all or those of one reason',
    description: 'What they had done already is not done again.',
    scope: 'export',
    status: 202,
  },
  { params: exportParamsSchema, body: retrySchema, answer: retriedExportSchema },
  async ({ caller: { workspaceId }, params: { exportId }, body: { reason } }) => {
    const retried = await retryExport({ workspaceId, runId: exportId, reason })
    return { retried, export: await readExport(workspaceId, exportId) }
  },
)
