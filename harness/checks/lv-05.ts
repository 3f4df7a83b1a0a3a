import { check } from './check.ts'

export default check('LV-05', 'Who says no is left in peace, and the session ends cleanly', (tally) => {
  const texts = new Map<string, string>()
  /** By session: what the user has said no to. */
  const declined = new Map<string, Set<string>>()
  return ({ event, facts }) => {
    if (event.kind === 'ui.prompt' && event.what === 'alert' && event.session !== undefined) {
      texts.set(event.prompt, event.text)
      if (declined.get(event.session)?.has(event.text))
        tally.fail(event.seq, `asked again in the same session: “${event.text}”`)
    }
    if (event.kind === 'ui.answer') {
      const text = texts.get(event.prompt)
      texts.delete(event.prompt)
      if (text === undefined || event.session === undefined || event.answer !== 'no') return
      tally.test()
      declined.set(event.session, (declined.get(event.session) ?? new Set()).add(text))
    }
    // Who takes the card out has ended the session themselves.
    if (event.kind === 'sim.remove')
      for (const session of declined.keys())
        if (facts.session(session)?.imei === event.imei) declined.delete(session)
    // A server that died knows none of the sessions that it had.
    if (event.kind === 'server.restart') declined.clear()
    if (event.kind !== 'dm.close' || !declined.delete(event.session)) return
    if (event.outcome === 'failed' || event.outcome === 'refused')
      tally.fail(event.seq, `after a no the session ended ${event.outcome}: ${event.reason}`)
  }
})
