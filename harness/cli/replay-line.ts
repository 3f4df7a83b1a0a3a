import type { Shard } from '../verdict/shard.ts'

/** What a replay of one play needs beside its scenario, dialect and seed. */
export function replayWords(options: Record<string, unknown>): string {
  const { target, defect, faults, hlr, headed } = options
  return [
    ...word('--target', target),
    ...word('--defect', defect),
    ...word('--faults', faults),
    ...(hlr === 'built-in' ? [] : word('--hlr', hlr)),
    ...(headed === undefined ? [] : [headed === true ? ' --headed' : ' --headed=false']),
  ].join('')
}

/** The arguments that make the whole run again, as a shell takes them. */
export function replayLine(command: string, options: Record<string, unknown>, seed: string): string {
  const { only, useCase, scenarios, content, auth, shard, strict } = options
  const part = shard as Shard | undefined
  return [
    command,
    ...word('--only', only),
    ...word('--use-case', useCase),
    ...word('--scenarios', scenarios),
    ...word('--content', content),
    ...word('--auth', auth),
    ...(part ? [` --shard ${part.part}/${part.of}`] : []),
    ...(strict === true ? [' --strict'] : []),
    ...word('--seed', seed),
    replayWords(options),
  ].join('')
}

const word = (flag: string, value: unknown): string[] =>
  [value ?? []].flat().map((each) => ` ${flag} ${quoted(String(each))}`)

/** In single quotes where a shell would read something into it. */
const quoted = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)
