import { MATRIX } from '../../identity/matrix.ts'
import type { Scenario } from '../scenario.ts'
import type { Baseline } from './baseline.ts'
import { CO } from './evidence/co.ts'
import { DA } from './evidence/da.ts'
import { DE } from './evidence/de.ts'
import { DN } from './evidence/dn.ts'
import { EP } from './evidence/ep.ts'
import { SA } from './evidence/sa.ts'
import { SG } from './evidence/sg.ts'
import { SH } from './evidence/sh.ts'
import { SI } from './evidence/si.ts'
import { UA, UA_BY_CALL } from './evidence/ua.ts'
import { VA } from './evidence/va.ts'
import type { Perturbation, Perturbations, Way } from './perturbation.ts'

const BY_COLUMN: Readonly<Record<string, Perturbations>> = { DA, VA, DN, DE, SI, SH, SA, SG, UA, CO, EP }

/**
 * The twins of a baseline: for each required cell of its row and each way in which that evidence can fail, the same play
 * with that one change. `except` names cells or ways that make no sense here, e.g. `SI` or `DN/revoked`; the table of
 * reasons says why.
 */
export function twinsOf(baseline: Baseline, except: readonly string[] = []): Scenario[] {
  const cells = MATRIX.find(({ id }) => id === baseline.variation)?.cells ?? {}
  const byColumn = baseline.useCase === '5.4.1' ? { ...BY_COLUMN, UA: UA_BY_CALL } : BY_COLUMN
  return Object.entries(byColumn).flatMap(([column, ways]) =>
    Object.entries(cells).some(([name, need]) => name === column && need === 'R') && !except.includes(column)
      ? Object.entries(ways)
          .filter(([way]) => !except.includes(`${column}/${way}`))
          .map(([way, perturbation]) => twin(baseline, column, way as Way, perturbation))
      : [],
  )
}

function twin(baseline: Baseline, column: string, way: Way, perturbation: Perturbation): Scenario {
  const { useCase, variation, guarded, needs, prepare, act } = baseline
  const { title, when, happen, after, inapplicable } = perturbation
  const prefix = useCase === 'lost-phone' ? 'uc-lost-phone' : `uc-${useCase}`
  return {
    id: `${prefix}/${variation.toLowerCase()}-without-${column.toLowerCase()}-${way}`,
    title,
    purpose: `${variation} with ${column} ${way}: the operation is withheld.`,
    ...{ useCase, variation, guarded, needs },
    outcome: 'withheld',
    breaks: `matrix/${variation}/${column}`,
    twin: baseline.twin,
    proves: [],
    once: true,
    ...(inapplicable && { inapplicable }),
    async play(stage) {
      const parties = await prepare(stage)
      stage.fromHere()
      const scene = { ...parties, stage, baseline }
      if (when === 'before') await happen(scene)
      await act(stage, parties, when === 'between' ? () => happen(scene) : undefined)
      await after?.(scene)
    },
  }
}
