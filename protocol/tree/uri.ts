/** A tree URI that no device can resolve; `status` is what a device answers (RepPro §6). */
export class UriProblem extends Error {
  override readonly name = 'UriProblem'
  readonly status: 404 | 405 | 406 | 414

  constructor(status: 404 | 405 | 406 | 414, message: string) {
    super(message)
    this.status = status
  }
}

export interface TreeUri {
  /** Names from the root, decoded; empty for the root itself. */
  readonly path: readonly string[]
  readonly prop?: string
  readonly list?: string
}

/** Octets of a whole URI and of one name that any of our devices takes; devices may set lower limits. */
const MAX_TOTAL = 4096

/** Reads a URI of the management tree (TND §6): `./A/B` and `A/B` are the same node, `.` is the root. Throws UriProblem. */
export function parseTreeUri(text: string): TreeUri {
  if (Buffer.byteLength(text) > MAX_TOTAL) throw new UriProblem(414, 'the URI is too long')
  const question = text.indexOf('?')
  const where = question === -1 ? text : text.slice(0, question)
  const query = question === -1 ? undefined : queryOf(text.slice(question + 1))
  return { path: pathOf(where), ...query }
}

function pathOf(where: string): string[] {
  if (where === '.') return []
  if (where === '' || where.startsWith('/')) throw new UriProblem(404, 'a URI does not begin with a slash')
  const names = where.split('/')
  if (names[0] === '.') names.shift()
  if (names.some((name) => name === '' || name === '.' || name === '..')) {
    throw new UriProblem(404, 'a URI has no empty name, no trailing slash, and . only at its beginning')
  }
  return names.map((name) => {
    try {
      return decodeURIComponent(name)
    } catch {
      return name
    }
  })
}

function queryOf(query: string): { prop?: string; list?: string } {
  const found = /^(prop|list)=([^&]+)$/.exec(query)
  if (!found) throw new UriProblem(405, 'a URI’s query is ?prop=… or ?list=…')
  return { [found[1] as 'prop' | 'list']: found[2] }
}

/** The URI of a node as a server writes it: from the root, reserved characters encoded. */
export function formatTreeUri({ path, prop, list }: TreeUri): string {
  const where = ['.', ...path.map((name) => encodeURIComponent(name).replaceAll('%3A', ':'))].join('/')
  return where + (prop ? `?prop=${prop}` : list ? `?list=${list}` : '')
}
