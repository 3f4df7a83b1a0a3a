/**
 * A reader such as `head` that has seen enough closes the pipe: what follows goes nowhere, and the command ends as it would
 * have ended.
 */
export function bearBrokenPipes(streams: readonly NodeJS.WriteStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}
