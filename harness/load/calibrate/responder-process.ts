import { serveResponder } from './responder.ts'

/** A process of its own for the trivial responder, so that what it costs is not the farm's. */
const [perSecond] = process.argv.slice(2).filter((word) => /^\d+$/.test(word))
const { port } = await serveResponder({
  varied: process.argv.includes('varied'),
  ...(perSecond !== undefined && { perSecond: Number(perSecond) }),
})
process.send?.({ port })
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined)
