import fc from 'fast-check'
import { command } from '../../command.ts'

const SPANS = { minutes: { minutes: 5 }, hours: { hours: 3 }, days: { days: 2 } }

export default command({
  name: 'time-passes',
  family: 'time',
  kills: ['DN', 'DE', 'SH', 'SA', 'UP'],
  proper: ({ span }) => span === 'minutes',
  parameters: { span: fc.constantFrom('minutes', 'hours', 'days') },
  tell: (_, { span }) =>
    ({ minutes: 'five minutes pass', hours: 'three hours pass', days: 'two days pass' })[span as 'hours'],
  run: ({ stage }, { span }) => stage.wait(SPANS[span as keyof typeof SPANS]),
})
