import type { Stamped } from '../../harness/history/event.ts'

/** The lanes of a ladder, from the person's hand to the server. */
export const LANES = ['person', 'phone', 'network', 'server'] as const
export type Lane = (typeof LANES)[number]

/** One event as a step of the ladder: from one lane to another, or within one. */
export interface Step {
  readonly from: Lane
  readonly to: Lane
  readonly text: string
  /** `bad` marks a refusal or failure, `good` a proof. */
  readonly tone: 'plain' | 'good' | 'bad'
}

const step = (from: Lane, to: Lane, text: string, tone: Step['tone'] = 'plain'): Step => ({
  from,
  to,
  text,
  tone,
})
const toned = (ok: boolean): Step['tone'] => (ok ? 'good' : 'bad')

/** How an event is told in the ladder. */
export function stepOf(event: Stamped): Step {
  switch (event.kind) {
    case 'sim.insert':
      return step('person', 'phone', `inserts card ${event.imsi}`)
    case 'sim.remove':
      return step('person', 'phone', `removes card ${event.imsi}`)
    case 'sim.rejected':
      return step('phone', 'phone', `rejects the card: personalisation ${event.category}`, 'bad')
    case 'chv.verify':
      return step(
        'person',
        'phone',
        `PIN ${event.result}${event.enabled ? '' : ', not asked for'}, ${event.retries} tries left`,
        toned(event.result === 'ok'),
      )
    case 'chv.reset':
      return step('phone', 'phone', 'card reset')
    case 'aka.result':
      return step('phone', 'network', `AKA at ${event.at}: ${event.result}`, toned(event.result === 'ok'))
    case 'net.attach':
      return step('phone', 'network', `attaches to ${event.plmn}`)
    case 'net.detach':
      return step('phone', 'network', 'detaches')
    case 'net.ipbind':
      return step('network', 'network', `${event.ip} is ${event.imsi}`)
    case 'net.iprelease':
      return step('network', 'network', `${event.ip} is free`)
    case 'hlr.change':
      return step(
        'network',
        'network',
        `HLR: ${event.imsi} is ${event.status}`,
        toned(event.status === 'active'),
      )
    case 'eir.change':
      return step(
        'network',
        'network',
        `EIR: ${event.imei} is ${event.status}`,
        event.status === 'black' ? 'bad' : 'plain',
      )
    case 'he.header':
      return step(
        'network',
        'server',
        `${event.trusted ? 'gateway' : 'client'} header: ${event.msisdn}`,
        event.trusted ? 'plain' : 'bad',
      )
    case 'hlr.query':
      return step(
        'server',
        'network',
        `HLR by ${event.key} ${event.value}: ${event.answer}`,
        toned(event.answer === 'active'),
      )
    case 'eir.query':
      return step('server', 'network', `EIR ${event.imei}: ${event.answer}`, toned(event.answer === 'white'))
    case 'aaa.query':
      return step(
        'server',
        'network',
        `who holds ${event.ip}? ${event.imsi ?? event.answer}`,
        toned(event.answer === 'bound'),
      )
    case 'net.pair':
      return step('network', 'server', `pair ${event.imsi} + ${event.imei}, ${event.ageSeconds} s old`)
    case 'add.query':
      return step('server', 'network', `pairs? ${event.pairs}`)
    case 'zn.query':
      return step(
        'server',
        'network',
        `key of ${event.btid.slice(0, 12)}…: ${event.answer}`,
        toned(event.answer === 'ok'),
      )
    case 'enterprise.query':
      return step(
        event.by === 'server' ? 'server' : 'phone',
        'network',
        `${event.org} on ${event.operation}: ${event.answer}`,
        toned(event.answer === 'allowed'),
      )
    case 'bs.sent':
      return step(
        event.sender === 'target' ? 'server' : 'network',
        'phone',
        `bootstrap ${event.profile} ${event.sec || 'without SEC'}`,
      )
    case 'bs.applied':
      return step('phone', 'phone', `applies the bootstrap of ${event.serverId}`, 'good')
    case 'bs.refused':
      return step('phone', 'phone', `refuses a bootstrap: ${event.reason}`, 'bad')
    case 'secret.delivered':
      return step('phone', 'phone', `has new secrets for ${event.serverId}`)
    case 'account.retired':
      return step('phone', 'phone', `retires ${event.serverId}: ${event.reason}`)
    case 'noti.sent':
      return step(
        event.sender === 'target' ? 'server' : 'network',
        'phone',
        `package #0, session ${event.sessionId}, ui ${event.uiMode}`,
      )
    case 'noti.accept':
      return step(
        'phone',
        'phone',
        `accepts the trigger${event.resync ? ' with the special nonce' : ''}`,
        'good',
      )
    case 'noti.drop':
      return step('phone', 'phone', `drops the trigger: ${event.reason}`, 'bad')
    case 'dm.open':
      return step('phone', 'server', `opens session ${event.wireSessionID}`)
    case 'dm.msg':
      return event.dir === 'sent'
        ? step('phone', 'server', `message ${event.msgID}`)
        : step(
            'server',
            'phone',
            `answer ${event.msgID}${event.httpStatus === 200 ? '' : `, HTTP ${event.httpStatus}`}`,
            event.httpStatus === 200 ? 'plain' : 'bad',
          )
    case 'dm.clauth':
      return step(
        'server',
        'phone',
        `${event.code}: ${event.type} credential, truly ${event.truth}`,
        toned(event.ok),
      )
    case 'dm.chal':
      return step('server', 'phone', `next nonce for ${event.type}`)
    case 'dm.srvauth':
      return step(
        'phone',
        'phone',
        event.ok
          ? `the server proves itself by ${event.type}`
          : `the server proves nothing: ${event.reason ?? event.type}`,
        toned(event.ok),
      )
    case 'dm.subauth':
      return step(
        'phone',
        'server',
        `key of the subscription ${event.ok ? 'accepted' : 'refused'}, truly ${event.truth}`,
        toned(event.ok),
      )
    case 'dm.command':
      return step(
        'server',
        'phone',
        `${event.cmd} ${event.target} → ${event.status}`,
        event.executed ? 'plain' : 'bad',
      )
    case 'dm.close':
      return step(
        'phone',
        'phone',
        `session ${event.outcome}: ${event.reason}`,
        toned(event.outcome === 'complete'),
      )
    case 'ui.prompt':
      return step('phone', 'person', `asks: ${event.text}`)
    case 'ui.answer':
      return step('person', 'phone', `answers ${event.answer}`)
    case 'care.call':
      return step('person', 'server', `calls about ${event.msisdn}`)
    case 'care.verify':
      return step(
        'server',
        'network',
        `is the caller the subscriber? ${event.ok ? 'yes' : 'no'}`,
        toned(event.ok),
      )
    case 'care.close':
      return step('server', 'server', 'closes the case')
    case 'order':
      return step(
        'network',
        'server',
        `${event.name}: ${event.status || 'no answer'} ${event.detail}`.trim(),
        toned(event.accepted),
      )
    case 'log.record':
      return step('server', 'server', `log: ${event.operation} ${event.result}`)
    case 'attack':
      return step(
        'network',
        'phone',
        event.name === 'from-here' ? 'the preparation is over' : `attack: ${event.detail}`,
        event.name === 'from-here' ? 'plain' : 'bad',
      )
  }
}
