import fc from 'fast-check'
import type { EvidenceCode } from '../../../identity/evidence/evidence.ts'
import { command } from '../../command.ts'

const SPANS = { minutes: { minutes: 5 }, hours: { hours: 3 }, days: { days: 2 } }

/** What has become too old by then. */
const KILLS: Readonly<Record<keyof typeof SPANS, readonly EvidenceCode[]>> = {
  minutes: ['UP'],
  hours: ['UP', 'DE', 'SH', 'SA', 'SG'],
  days: ['UP', 'DE', 'SH', 'SA', 'SG', 'DN', 'SI'],
}

export default command({
  name: 'time-passes',
  family: 'time',
  kills: ({ span }) => KILLS[span as keyof typeof SPANS],
  proper: ({ span }) => span === 'minutes',
  parameters: { span: fc.constantFrom('minutes', 'hours', 'days') },
  tell: (_, { span }) =>
    ({ minutes: 'five minutes pass', hours: 'three hours pass', days: 'two days pass' })[span as 'hours'],
  run: ({ stage }, { span }) => stage.wait(SPANS[span as keyof typeof SPANS]),
})
