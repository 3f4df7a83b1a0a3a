import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { Finding, PlayResult, RunResult } from '../harness/verdict/result.ts'
import { findingsOf } from './overview/failures.ts'
import { propertiesOf } from './overview/properties.ts'
import type { Reporter } from './reporter.ts'

/** `findings.sarif`: each violation as a result of SARIF 2.1.0, with the property as its rule. */
export function sarif(path: string): Reporter {
  return { end: (result) => writeFileSync(path, `${JSON.stringify(sarifOf(result), null, 1)}\n`) }
}

/** The file in which every location lies: the history beside the log. */
const HISTORY = 'history.ndjson.gz'

/**
 * The findings as a SARIF log. An inconclusive play is a result of kind `open`, a play in error a notification of the
 * tool, so that neither reads as clean.
 */
export function sarifOf({ plays, version, seed, command }: RunResult): object {
  const rules = propertiesOf(plays).map(({ check, title }) => ({
    id: check,
    shortDescription: { text: title },
  }))
  const known = new Set(rules.map(({ id }) => id))
  const findings = plays.flatMap((play) => findingsOf(play).map((finding) => [play, finding] as const))
  const others = new Set(findings.map(([, { property }]) => property).filter((id) => !known.has(id)))
  const all = [...rules, ...[...others].map((id) => ({ id, shortDescription: { text: id } }))]
  const index = new Map(all.map(({ id }, at) => [id, at]))
  const broken = plays.filter((play) => play.verdict === 'error')
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'rollcall', version, rules: all } },
        automationDetails: { id: `rollcall/${command}/${seed}` },
        invocations: [
          {
            executionSuccessful: broken.length === 0,
            toolExecutionNotifications: broken.map(({ play, reason }) => ({
              level: 'error',
              message: { text: `${play}: ${reason}` },
            })),
          },
        ],
        results: [
          ...findings.map(([play, finding]) => violation(play, finding, index.get(finding.property) ?? 0)),
          ...plays.filter((play) => play.verdict === 'inconclusive').map(undecided),
        ],
      },
    ],
  }
}

function violation(play: PlayResult, finding: Finding, ruleIndex: number): object {
  const { property, message, seq, nearest } = finding
  const text = nearest === undefined ? message : `${message}; nearest evidence: ${nearest}`
  return {
    ...{ ruleId: property, ruleIndex, kind: 'fail', level: 'error', message: { text } },
    locations: [location(play, `event ${seq}`, `${play.play}#${seq}`)],
    partialFingerprints: {
      'propertyInPlay/v1': fingerprint(property, play.play),
      ...(play.shape !== undefined && { 'propertyInShape/v1': fingerprint(property, play.shape) }),
    },
    properties: { replay: `rollcall ${play.replay}` },
  }
}

function undecided(play: PlayResult): object {
  return {
    ...{
      ruleId: 'inconclusive',
      kind: 'open',
      level: 'none',
      message: { text: `${play.play}: ${play.reason}` },
    },
    locations: [location(play, play.play, play.play)],
    partialFingerprints: { 'propertyInPlay/v1': fingerprint('inconclusive', play.play) },
    properties: { replay: `rollcall ${play.replay}` },
  }
}

const location = ({ play }: PlayResult, name: string, fullyQualifiedName: string) => ({
  physicalLocation: { artifactLocation: { uri: HISTORY } },
  logicalLocations: [{ name, kind: 'member', fullyQualifiedName, decoratedName: `${play} ${name}` }],
})

/** The same violation has the same fingerprint in the next run, whatever identities its world has. */
const fingerprint = (property: string, play: string) =>
  createHash('sha256').update(`${property}\n${play}`).digest('hex').slice(0, 32)
