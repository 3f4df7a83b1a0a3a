import { check } from './check.ts'

export default check(
  'SP-HD-04',
  'A case has a name of its own, and the log says what came of it',
  (tally, { log }) => {
    const opened = new Map<string, number>()
    const done = new Map<string, number>()
    const recorded = new Set<string>()
    return {
      take: ({ event, judged }) => {
        if (event.kind === 'care.open') {
          tally.test()
          const before = opened.get(event.case)
          if (before !== undefined)
            tally.fail(event.seq, `a second case ${event.case}`, `first at event ${before}`)
          opened.set(event.case, event.seq)
        }
        for (const { certain } of judged)
          if (certain?.kind === 'case' && !done.has(certain.id)) done.set(certain.id, event.seq)
        if (event.kind === 'log.record' && event.case !== undefined && event.result !== '')
          recorded.add(event.case)
      },
      end: () => {
        for (const [name, seq] of log ? done : []) {
          tally.test()
          if (!recorded.has(name)) tally.fail(seq, `the log knows nothing of case ${name}`)
        }
      },
    }
  },
)
