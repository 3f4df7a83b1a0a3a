import { describe, it } from 'vitest'
import { seriesCsv } from '../../../reports/load/csv.ts'
import { metricsOf, prometheus } from '../../../reports/load/metrics.ts'
import { screen } from '../../../reports/load/screen.ts'
import { loadSummary } from '../../../reports/load/terminal.ts'
import { LOAD } from './load-fixture.ts'
import { expectPinned } from './pinned.ts'

describe('reports of a load run', () => {
  it.each([
    ['load-screen.txt', 100, false],
    ['load-screen-narrow.txt', 60, false],
    ['load-screen-colour.txt', 80, true],
  ])('%s', (name, width, colour) => {
    expectPinned(name, `${screen(LOAD, { width, height: 50, colour }).join('\n')}\n`)
  })

  it('load-summary.txt', () => expectPinned('load-summary.txt', loadSummary(LOAD, { colour: false })))
  it('load-series.csv', () => expectPinned('load-series.csv', seriesCsv(LOAD)))
  it('load-metrics.txt', () => expectPinned('load-metrics.txt', prometheus(metricsOf(LOAD))))
})
