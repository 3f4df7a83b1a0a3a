import { describe, expect, it } from 'vitest'
import { parseStringPromise } from 'xml2js'
import type { PlayResult } from '../../../harness/verdict/result.ts'
import { junitXml } from '../../../reports/junit.ts'
import { HOSTILE, RUN } from '../../golden/reports/fixture.ts'

interface Case {
  readonly $: { readonly name: string }
  readonly failure?: readonly { readonly $: Record<string, string>; readonly _: string }[]
  readonly error?: readonly { readonly $: Record<string, string> }[]
  readonly skipped?: readonly { readonly $: Record<string, string> }[]
}
interface Suites {
  readonly testsuites: {
    readonly $: Record<string, string>
    readonly testsuite: readonly { readonly $: Record<string, string>; readonly testcase: readonly Case[] }[]
  }
}

/** Read back by another parser, as a CI server would. */
const parsed = async (plays: readonly PlayResult[] = RUN.plays) =>
  ((await parseStringPromise(junitXml({ ...RUN, plays }))) as Suites).testsuites

describe('junitXml', () => {
  it('counts the same at the top, in the suites, and by the cases', async () => {
    const { $, testsuite } = await parsed()
    const sum = (name: string) => testsuite.reduce((all, suite) => all + Number(suite.$[name]), 0)
    const cases = testsuite.flatMap(({ testcase }) => testcase)
    for (const name of ['tests', 'failures', 'errors', 'skipped'])
      expect(sum(name), name).toBe(Number($[name]))
    expect(cases.length).toBe(6)
    expect(cases.filter(({ failure }) => failure).length).toBe(Number($['failures']))
    expect(cases.filter(({ error }) => error).length).toBe(Number($['errors']))
    expect(cases.filter(({ skipped }) => skipped).length).toBe(Number($['skipped']))
  })

  it('makes inconclusive an error of its own type, so that no build is green on it', async () => {
    const cases = (await parsed()).testsuite.flatMap(({ testcase }) => testcase)
    const types = cases.flatMap(({ error }) => error?.map(({ $ }) => $['type']) ?? [])
    expect(types).toEqual(['error', 'inconclusive'])
  })

  it('keeps hostile text as text, without what XML does not have', async () => {
    const cases = (await parsed()).testsuite.flatMap(({ testcase }) => testcase)
    const failure = cases.flatMap(({ failure: each }) => each ?? [])[0]
    expect(failure?._).toContain(HOSTILE.replaceAll('\u0007', '').replaceAll('\u001b', ''))
    expect(failure?._).toContain('nearest evidence: UO of event 7')
    expect(failure?._).toContain('replay: rollcall run --only')
  })

  it.each(['\u0000', '\u000b', '\ufffe', '\ud800', '\udc00 alone'])('leaves %j out', async (text) => {
    const [first] = RUN.plays
    const play = { ...(first as PlayResult), verdict: 'error' as const, reason: `a${text}b\nc\td"` }
    const cases = (await parsed([play])).testsuite.flatMap(({ testcase }) => testcase)
    const message = cases[0]?.error?.[0]?.$['message']
    expect(message?.replace(' alone', '')).toBe('ab\nc\td"')
  })
})
