import { parentPort, workerData } from 'node:worker_threads'
import { Fleet } from '../../../harness/load/fleet/fleet.ts'
import { plantTrees } from '../../../harness/load/fleet/trees.ts'
import { TreeVersions } from '../../../harness/load/tree/versions.ts'

/** Makes its part of a fleet ready and says so. */
const { spec, part } = workerData
const fleet = new Fleet(spec, part)
plantTrees(fleet, new TreeVersions())
parentPort?.postMessage(fleet.size)
