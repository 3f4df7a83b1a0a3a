import type { RunResult } from '../../harness/verdict/result.ts'
import { byVariation, dialectOf, nameOf } from '../overview/scenarios.ts'
import type { Anchors } from './anchors.ts'
import { cell } from './mark.ts'
import { html, scrolling } from './text.ts'

/** Scenarios × dialects, one letter for each play. */
export function matrixSection({ plays }: RunResult, anchors: Anchors): string {
  const dialects = [...new Set(plays.map(dialectOf))]
  const groups = byVariation(plays).map(({ useCase, variation, scenarios }) => {
    const rows = scenarios.map(({ scenario, title, plays: of }) => {
      const cells = dialects.map((name) => {
        const those = of.filter((play) => dialectOf(play) === name)
        return `<td>${those.map((play) => cell(play, anchors)).join('')}</td>`
      })
      return `<tr><th scope="row"><a href="#${anchors.scenario(scenario)}">${html(title)}</a></th>${cells.join('')}</tr>`
    })
    const head = `<tr class="group"><th scope="rowgroup" colspan="${dialects.length + 1}">${html(`${useCase} · ${nameOf(useCase, variation)}`)}</th></tr>`
    return `<tbody>${head}${rows.join('')}</tbody>`
  })
  const heads = dialects.map((name) => `<th scope="col">${html(name).replace('+', '<br>')}</th>`)
  const table = `<table class="matrix"><thead><tr><th scope="col">scenario</th>${heads.join('')}</tr></thead>${groups.join('')}</table>`
  return `<section aria-labelledby="matrix"><h2 id="matrix">Scenarios and dialects</h2><p class="soft">P passed · F failed · I inconclusive · E error · U unsupported. Each letter leads to its play.</p>${scrolling('Scenarios by dialect', table)}</section>\n`
}
