import { flagsOf } from '../identity/flags.ts'
import { check } from './check.ts'

export default check('SP-AUTH-11', 'Nothing that matters travels in the clear', (tally, header) => {
  const allowed = flagsOf(header.flags)['transport.plaintext']
  /** Sessions whose messages anybody on the way can read. */
  const open = new Set<string>()
  return ({ event, judged }) => {
    if (event.kind === 'dm.open') {
      tally.test()
      if (isReadable(event.url, allowed)) open.add(event.session)
    }
    if (event.kind === 'dm.close') open.delete(event.session)
    if (event.kind === 'dm.clauth' && event.type === 'basic' && event.ok && open.has(event.session))
      tally.fail(event.seq, 'a password was accepted over plain HTTP')
    for (const { performed } of judged) {
      if (open.has(performed.session ?? '')) tally.fail(event.seq, `${performed.operation} over plain HTTP`)
    }
  }
})

/** Plain HTTP that stays in the machine is what a test bench has in place of TLS. */
function isReadable(url: string, allowed: string | undefined): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'http:' || allowed === 'always') return false
  return allowed === 'never' || !/^(localhost|\[::1\]|127(\.\d+){3})$/.test(parsed.hostname)
}
