import { type EmbeddedOptions, startEmbedded } from '../../target/embedded.ts'

/** A process of its own for the reference server: what it costs is not the farm's. Told once what to serve. */
process.once('message', async (options: EmbeddedOptions) => {
  try {
    const { targets, close } = await startEmbedded(options)
    process.once('disconnect', () => void close().then(() => process.exit(0)))
    process.send?.({ targets })
  } catch (error) {
    process.send?.({ problem: (error as Error).message })
  }
})
// A terminal interrupts the whole group; the farm decides when the target may go.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => undefined)
