import type { Draft, Element } from '../../protocol/markup/element.ts'

/** Elements as an indented outline: name, then text. */
export function treeLines(element: Element | Draft, indent = ''): string[] {
  const { name, children = [], text = '', opaque, attributes = {} } = element
  const shown = Object.entries(attributes)
    .filter(([key]) => !key.startsWith('xmlns'))
    .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`)
    .join('')
  const value = opaque ? ` [${opaque.length} octets]` : text.trim() === '' ? '' : ` ${text.trim()}`
  return [`${indent}${name}${shown}${value}`, ...children.flatMap((child) => treeLines(child, `${indent}  `))]
}

/** A message in short words: its commands, for a line of a ladder. */
export function commandsLine(root: Element): string {
  const body = root.children.find(({ name }) => name === 'SyncBody')
  const words = (body?.children ?? []).map((command) => {
    const data = command.children.find(({ name }) => name === 'Data')?.text.trim()
    const cmd = command.children.find(({ name }) => name === 'Cmd')?.text.trim()
    if (command.name === 'Status') return `${cmd} ${data}`
    return command.name === 'Alert' ? `Alert ${data}` : command.name
  })
  return words.join(' · ')
}
