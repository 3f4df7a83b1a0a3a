import { connect } from 'node:net'

/** Writes octets to a fresh connection, piece by piece, and reads until the peer closes or falls silent. */
export function raw(
  url: string,
  pieces: readonly (string | Buffer)[],
  options: { half?: boolean; patienceMs?: number } = {},
): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(port), hostname, () => {
      for (const piece of pieces) socket.write(piece)
      if (options.half) socket.end()
    })
    socket.setTimeout(options.patienceMs ?? 1_000, () => socket.destroy())
    socket.on('data', (data) => {
      text += data.toString('latin1')
    })
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? undefined : reject(error),
    )
    socket.on('close', () => resolve(text))
  })
}

/** The status codes of the responses in what came back. */
export function statusesOf(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => Number(code))
}
