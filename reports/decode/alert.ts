const ALERTS: Readonly<Record<string, string>> = {
  '1100': 'display',
  '1101': 'confirm or reject',
  '1102': 'user input',
  '1103': 'single choice',
  '1104': 'multiple choice',
  '1200': 'server-initiated session',
  '1201': 'client-initiated session',
  '1222': 'next message',
  '1223': 'session abort',
  '1224': 'client event',
  '1225': 'no end of data',
  '1226': 'generic alert',
}

/** `1201 client-initiated session`: an alert code (RepPro 1.2 §5, DM Protocol) in words; alone where it has none. */
export function describeAlert(code: string | undefined): string {
  if (code === undefined) return ''
  const words = ALERTS[code]
  return words === undefined ? code : `${code} ${words}`
}
