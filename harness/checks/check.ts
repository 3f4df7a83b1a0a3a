import type { PlayHeader } from '../history/event.ts'
import type { Moment } from './moment.ts'
import type { Tally } from './tally.ts'

/** Sees each moment of a history in turn; `end` is told when there are no more. */
export interface Watcher {
  readonly take: (moment: Moment) => void
  readonly end?: () => void
}

/**
 * One property as a fold over the history of one play, named by what it forbids or demands: what it remembers is what
 * its watcher closes over, so that it can follow a run that goes on as well as judge one that is over.
 */
export interface Check {
  readonly id: string
  readonly title: string
  readonly begin: (tally: Tally, header: PlayHeader) => Watcher
}

type Begin = (tally: Tally, header: PlayHeader) => Watcher | Watcher['take']

/** A check that looks at each moment, and at the end where it must. */
export function check(id: string, title: string, begin: Begin): Check {
  return {
    id,
    title,
    begin: (tally, header) => {
      const watcher = begin(tally, header)
      return typeof watcher === 'function' ? { take: watcher } : watcher
    },
  }
}

/** A property that says no more than the cells of the matrix that stand for it: they are counted for every check. */
export function checkOfCells(id: string, title: string): Check {
  return check(id, title, () => () => undefined)
}
