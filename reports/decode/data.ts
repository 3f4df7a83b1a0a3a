import type { Data, MgmtNode } from '../../protocol/syncml/message.ts'

/** Data as a value on the line of its item, or as lines below it. */
export interface DataLines {
  readonly inline: string
  readonly below: readonly string[]
}

/** Data of an item: text after an equals sign, octets by their number, a management tree node by node. */
export function dataLines(data: Data | undefined, indent: string): DataLines {
  if (data === undefined) return { inline: '', below: [] }
  if (typeof data === 'string') {
    if (!data.includes('\n')) return { inline: `= ${data}`, below: [] }
    return { inline: '=', below: data.split('\n').map((line) => `${indent}${line}`) }
  }
  if (data instanceof Uint8Array) return { inline: `= ${octets(data)}`, below: [] }
  const maker = [data.man, data.mod].filter((each) => each !== undefined).join(' ')
  const head = `${indent}MgmtTree ${data.verDTD}${maker === '' ? '' : ` (${maker})`}`
  return { inline: '=', below: [head, ...data.nodes.flatMap((node) => nodeLines(node, `${indent}  `))] }
}

/** One node of a management tree and everything below it. */
export function nodeLines({ nodeName, path, rt, value, nodes }: MgmtNode, indent: string): string[] {
  const properties = [rt?.format, rt?.type, rt?.acl && `ACL ${rt.acl}`].filter(Boolean).join(', ')
  const shown = value === undefined ? '' : ` = ${typeof value === 'string' ? value : octets(value)}`
  const name = path === undefined ? nodeName : `${path}/${nodeName}`
  const head = `${indent}${name}${properties === '' ? '' : `  (${properties})`}${shown}`
  return [head, ...(nodes ?? []).flatMap((node) => nodeLines(node, `${indent}  `))]
}

/** A few octets in full, many by their number. */
function octets(value: Uint8Array): string {
  if (value.length > 32) return `${value.length} octets`
  return `0x${Buffer.from(value).toString('hex')} (${value.length} octets)`
}
