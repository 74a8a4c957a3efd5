import { databaseExperiments } from './database.ts'
import type { Experiment, Reference } from './experiment.ts'
import { killsAtCommits } from './kill-at-commit.ts'
import { killsAtRequests } from './kill-at-request.ts'
import { mediaExperiments } from './media-faults.ts'
import { merchantExperiments } from './merchant-acts.ts'
import { platformFaultExperiments } from './platform-faults.ts'
import { uploadExperiments } from './upload-cut.ts'
import { workerExperiments } from './workers.ts'

/** Everything that can be done to the run of this reference. */
export function allExperiments(reference: Reference): Experiment[] {
  return [
    ...killsAtRequests(reference),
    ...killsAtCommits(reference),
    ...workerExperiments(),
    ...platformFaultExperiments(reference),
    ...merchantExperiments(reference),
    ...mediaExperiments(),
    ...uploadExperiments(),
    ...databaseExperiments(reference),
  ]
}
