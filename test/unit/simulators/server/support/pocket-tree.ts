import { status } from '../../../../../protocol/syncml/build.ts'
import type { Command } from '../../../../../protocol/syncml/message.ts'

/** A flat management tree: values by URI, interior nodes as the names of their children. */
export class PocketTree {
  readonly nodes = new Map<string, string>([
    ['./DevDetail/FwV', '1.0'],
    ['./DevDetail/SwV', '1.0'],
    ['./DevDetail/LrgObj', 'true'],
    ['./NAP', 'Old/Other'],
    ['./Proxy', 'OldProxy'],
    ['./Settings', 'Home'],
  ])
  readonly #half = new Map<string, string>()

  /** Executes a command and says so; nothing is executed for a server that was not believed. */
  execute(command: Command, msgRef: string, out: Command[], believed: boolean): void {
    const cmdID = () => String(out.length + 1)
    const say = (data: string): void => {
      out.push(status({ cmdID: cmdID(), msgRef, cmdRef: command.cmdID, cmd: command.name, data }))
    }
    if (!believed) return say('401')
    if (command.name === 'Sequence') {
      say('200')
      for (const inner of command.commands) this.execute(inner, msgRef, out, true)
      return
    }
    if (!('items' in command)) return
    const [item] = command.items
    const uri = item?.target?.locURI ?? ''
    if (command.name === 'Get') {
      const data = this.nodes.get(uri)
      say(data === undefined ? '404' : '200')
      if (data === undefined) return
      const items = [{ source: { locURI: uri }, data }]
      out.push({ name: 'Results', cmdID: cmdID(), msgRef, cmdRef: command.cmdID, items })
      return
    }
    if (command.name === 'Add' || command.name === 'Replace') {
      const before = item?.meta?.size === undefined ? (this.#half.get(uri) ?? '') : ''
      const value = before + String(item?.data ?? '')
      if (item?.moreData) {
        this.#half.set(uri, value)
        say('213')
        out.push({ name: 'Alert', cmdID: cmdID(), data: '1222', items: [] })
        return
      }
      this.#half.delete(uri)
      this.nodes.set(uri, value)
    }
    if (command.name === 'Delete') this.nodes.delete(uri)
    if (command.name !== 'Alert') say('200')
  }
}
