import { describe, expect, it } from 'vitest'
import { loadCases } from '../../../../harness/farm/conformance/catalogue.ts'
import { runClientCases } from '../../../../harness/farm/conformance/run-client-cases.ts'
import type { Dialect } from '../../../../harness/history/event.ts'
import type { PlayResult } from '../../../../harness/verdict/result.ts'
import { DEVICE_DEFECTS, type DeviceDefect } from '../../../../simulators/device/defects/index.ts'

async function play(
  dialect: Dialect,
  only: string | undefined,
  defects: readonly DeviceDefect[],
): Promise<PlayResult[]> {
  const cases = (await loadCases('client')).filter(({ id }) => only === undefined || id === only)
  const results: PlayResult[] = []
  await runClientCases({
    ...{
      cases,
      dialects: [dialect],
      seed: 'test',
      defects,
      strict: false,
      signal: new AbortController().signal,
    },
    onCase: async (result) => {
      results.push(result)
    },
  })
  return results
}
const open = (results: readonly PlayResult[]) =>
  results
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'unsupported')
    .map(({ scenario, verdict, reason }) => `${scenario}: ${verdict}, ${reason}`)

describe('the cases for clients', () => {
  it('are more than eighty', async () => {
    expect((await loadCases('client')).filter((each) => !('planned' in each)).length).toBeGreaterThan(80)
  })

  it.each<Dialect>([
    { content: 'xml', auth: 'md5' },
    { content: 'wbxml', auth: 'mac' },
    { content: 'xml', auth: 'basic' },
  ])('find nothing at our own device in $content with $auth', async (dialect) => {
    expect(open(await play(dialect, undefined, []))).toEqual([])
  })

  it.each(DEVICE_DEFECTS.map((defect) => [defect.id, defect.shownBy, defect] as const))(
    'show %s by %s',
    async (_id, shownBy, defect) => {
      const dialect: Dialect = { content: 'xml', auth: defect.id === 'D-06' ? 'mac' : 'md5' }
      const [sound] = await play(dialect, shownBy, [])
      expect(sound?.verdict).toBe('pass')
      const [broken] = await play(dialect, shownBy, [defect])
      expect(broken?.verdict).toBe('fail')
    },
  )
})
