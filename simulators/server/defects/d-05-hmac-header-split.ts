import type { Defect } from './defect.ts'

export const hmacHeaderSplit: Defect = {
  id: 'D-05',
  name: 'hmac-header-split',
  summary: 'x-syncml-hmac is cut at commas, inside quotes too',
  property: 'SP-AUTH-06',
  difficulty: 3,
  with: (decisions) => ({
    ...decisions,
    readHmacHeader: (value) => {
      const parts = new Map<string, string>()
      for (const part of value.split(',')) {
        const [name = '', ...rest] = part.trim().split('=')
        const text = rest.join('=').replace(/"/g, '')
        if (!parts.has(name)) parts.set(name, text)
      }
      const username = parts.get('username')
      const mac = parts.get('mac')
      return username === undefined || mac === undefined ? undefined : { username, mac }
    },
  }),
}
