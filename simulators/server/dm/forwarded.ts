import { isIP } from 'node:net'
import { sameText } from '../../../protocol/credentials/same.ts'

/**
 * The device's address in the operator's network, taken from `Forwarded` (RFC 7239) when the operator's gateway wrote
 * it: the element signed `by=_<edgeToken>`, of which there must be one. Undefined when nobody trustworthy said it.
 */
export function trustedAddress(values: readonly string[], edgeToken: string): string | undefined {
  const signed = values
    .flatMap((value) => splitOutsideQuotes(value, ','))
    .map(parametersOf)
    .filter(({ by }) => by !== undefined && sameText(by, `_${edgeToken}`))
  const [element, ...more] = signed
  if (!element || more.length > 0) return undefined
  const address = element['for']?.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
  return address !== undefined && isIP(address) !== 0 ? address : undefined
}

function parametersOf(element: string): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const pair of splitOutsideQuotes(element, ';')) {
    const equals = pair.indexOf('=')
    if (equals < 0) continue
    const name = pair.slice(0, equals).trim().toLowerCase()
    const value = pair.slice(equals + 1).trim()
    parameters[name] = value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value
  }
  return parameters
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (quoted && sign === '\\') at++
    else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === separator) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts
}
