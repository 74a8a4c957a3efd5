import { type Case, emptyForm, form, hugeForm, nobody, notAForm } from './bad-input-case.ts'

const run: Pick<Case, 'params'> = { params: ({ own }) => ({ runId: own.runId }) }

/** Running exports, and taking them back. */
export const exportCases: Record<string, Case[]> = {
  'app.exports.$runId.tsx': [
    { ...notAForm, ...run },
    { ...emptyForm, ...run },
    { what: 'a time that is none', ...run, init: form({ intent: 'reschedule', date: 'soon', time: '9' }), status: 422 },
    {
      what: 'a time that has passed',
      ...run,
      init: form({ intent: 'reschedule', date: '2020-01-01', time: '09:00' }),
      status: 422,
    },
    { what: 'a time for a run that has begun', ...run, init: form({ intent: 'start-now' }), status: 409 },
    {
      what: 'a run of another workspace',
      params: ({ foreign }) => ({ runId: foreign.runId }),
      init: form({ intent: 'cancel' }),
      status: 404,
    },
  ],
  'app.exports.$runId.conflicts.ts': [
    { ...notAForm, ...run },
    { ...hugeForm, ...run },
    { ...emptyForm, ...run },
    { what: 'an unknown decision', ...run, init: form({ decision: 'fight' }), status: 422 },
    { what: 'a product that is no id', ...run, init: form({ decision: 'keep', itemId: '1' }), status: 422 },
    {
      what: 'a run of another workspace',
      params: ({ foreign }) => ({ runId: foreign.runId }),
      init: form({ decision: 'skip' }),
      status: 404,
    },
  ],
  'app.exports.$runId.undo.ts': [
    { ...notAForm, ...run },
    { ...hugeForm, ...run },
    { what: 'a product that is no id', ...run, init: form({ itemId: '1' }), status: 422 },
    { what: 'a range that is none', ...run, init: form({ later: 'perhaps' }), status: 422 },
    {
      what: 'a run of another workspace',
      params: ({ foreign }) => ({ runId: foreign.runId }),
      init: form({}),
      status: 404,
    },
  ],
  'app.undo._index.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    { what: 'an account that is no id', init: form({ connectionId: '1' }), status: 422 },
    {
      what: 'a date that is none',
      init: form({ connectionId: nobody, date: 'yesterday' }),
      status: 422,
    },
    { what: 'an account of nobody', init: form({ connectionId: nobody }), status: 404 },
  ],
  'app.undo.$planId.tsx': [
    {
      what: 'a plan that is no undo',
      params: ({ own }) => ({ planId: own.planId }),
      init: form({ intent: 'approve' }),
      status: 404,
    },
    {
      what: 'a plan of another workspace',
      params: ({ foreign }) => ({ planId: foreign.planId }),
      init: form({ intent: 'approve' }),
      status: 404,
    },
  ],
}
