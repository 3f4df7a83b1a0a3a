import type { PlayResult } from '../../harness/verdict/result.ts'
import { groupBy } from './group.ts'

/** The plays of one scenario, one for each dialect that it was played in. */
export interface ScenarioPlays {
  readonly scenario: string
  readonly title: string
  readonly purpose: string
  readonly useCase: string
  readonly variation: string
  readonly proves: readonly string[]
  readonly plays: readonly PlayResult[]
}

/** The scenarios of a run in the order in which they first appear. */
export function scenariosOf(plays: readonly PlayResult[]): ScenarioPlays[] {
  const groups = groupBy(plays, ({ scenario }) => scenario)
  return [...groups].map(([scenario, of]) => {
    const [{ title, purpose, useCase, variation, proves }] = of as [PlayResult]
    return { scenario, title, purpose, useCase, variation, proves, plays: of }
  })
}

/** Scenarios by use case and variation, use cases and variations in the order of their names. */
export function byVariation(
  plays: readonly PlayResult[],
): { useCase: string; variation: string; scenarios: ScenarioPlays[] }[] {
  const groups = groupBy(scenariosOf(plays), (each) => `${each.useCase}\n${each.variation}`)
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([key, scenarios]) => {
      const [useCase = '', variation = ''] = key.split('\n')
      return { useCase, variation, scenarios }
    })
}

/** Names of the use case and its variations, as the identity matrix (§4.1) has them; a code alone where it has none. */
const NAMES: Readonly<Record<string, string>> = {
  '5.1.4': 'bootstrap of a used device',
  '5.1.4/B1': 'provisioned by the card',
  '5.1.4/B2': 'provisioned by the card, corporate device',
  '5.1.4/B3': 'provisioned by the network',
  '5.1.4/B4': 'provisioned by the network at the user’s request',
  '5.1.4/B5': 'the first session overrides old settings',
  '5.1.5': 'subscriber provisioning through the PC',
  '5.1.5/B6': 'paid by the subscription’s bill',
  '5.1.5/B7': 'paid by credit card',
  '5.1.5/B8': 'paid from the prepaid account',
  '5.1.5/B9': 'ordered on the web, delivered over the air',
  '5.3.1': 'software and firmware update',
  '5.3.1/B10': 'free of charge',
  '5.3.1/B11': 'charged, after authentication and consent',
  '5.3.1/B12': 'corporate customisation',
  '5.4.1': 'help desk',
  '5.4.1/B13': 'the agent reads what the phone is',
  '5.4.1/B14': 'the agent repairs the phone',
  '5.4.1/B15': 'the corporate help desk',
  '5.5.1': 'bug fixes',
  '5.5.1/B16': 'by the operator, for its own customers',
  '5.5.1/B17': 'by the manufacturer, without subscriber data',
  'lost-phone': 'a lost phone',
  'lost-phone/B18': 'locked or wiped at its owner’s order',
}

/** `5.1.4 bootstrap of a used device`, `B1 provisioned by the card`. */
export function nameOf(useCase: string, variation?: string): string {
  const name = NAMES[variation === undefined ? useCase : `${useCase}/${variation}`]
  const code = variation ?? useCase
  return name === undefined ? code : `${code} ${name}`
}

/** `wbxml+mac`: how client and server spoke. */
export const dialectOf = ({ dialect }: PlayResult): string => `${dialect.content}+${dialect.auth}`
