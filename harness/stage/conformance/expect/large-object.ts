import type { Item } from '../../../../protocol/syncml/message.ts'
import { flattened, type Transcript } from '../transcript.ts'
import { overall } from './expected.ts'

interface Chunk {
  readonly item: Item
  readonly place: number
  readonly final: boolean
  /** Other commands in the same message. */
  readonly others: number
}

/** The pieces of the object at that URI as they came, the last one included. */
function chunks({ exchanges }: Transcript, uri: string): Chunk[] {
  return exchanges.flatMap(({ got, place }) => {
    const commands = flattened(got?.message?.body.commands ?? []).filter(
      ({ name }) => name !== 'Status' && name !== 'Alert',
    )
    return commands.flatMap((command) => {
      if (!('items' in command)) return []
      const item = command.items.find(({ target }) => target?.locURI === uri)
      const final = got?.message?.body.final ?? false
      return item ? [{ item, place, final, others: commands.length - 1 }] : []
    })
  })
}

const about = (what: string, uri: string, see: (pieces: Chunk[]) => true | string) =>
  overall(what, (transcript) => {
    const pieces = chunks(transcript, uri)
    return pieces.length < 2 ? undefined : see(pieces)
  })

const text = ({ item }: Chunk) => (typeof item.data === 'string' ? item.data : '')

export const inPieces = (uri: string) =>
  overall('the object comes in pieces', (transcript) => {
    const count = chunks(transcript, uri).length
    return count === 0 ? undefined : count > 1 || 'in one piece'
  })

export const moreData = (uri: string) =>
  about(
    'MoreData on every piece but the last',
    uri,
    (pieces) =>
      pieces.every(({ item }, at) => (item.moreData === true) === at < pieces.length - 1) ||
      'MoreData stands elsewhere',
  )

export const sizeOnFirst = (uri: string) =>
  about('Size on the first piece alone, and true', uri, (pieces) => {
    const size = pieces[0]?.item.meta?.size
    const whole = Buffer.byteLength(pieces.map(text).join(''))
    if (size !== whole) return `Size ${size}, ${whole} octets came`
    return pieces.slice(1).every(({ item }) => item.meta?.size === undefined) || 'Size on a later piece'
  })

export const finalOnLast = (uri: string) =>
  about(
    'Final not before the last piece',
    uri,
    (pieces) =>
      pieces.slice(0, -1).every(({ final }) => !final) || 'Final beside a piece that is not the last',
  )

export const contiguous = (uri: string) =>
  about('pieces in consecutive messages, with nothing between', uri, (pieces) => {
    const gap = pieces.some(({ place }, at) => at > 0 && place !== (pieces[at - 1]?.place ?? 0) + 1)
    if (gap) return 'a message without a piece between'
    return pieces.slice(0, -1).every(({ others }) => others === 0) || 'another command beside a piece'
  })
