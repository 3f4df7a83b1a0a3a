import { at, step } from './step.ts'
import type { Tellers } from './teller.ts'

const sealed = (sec: string) => (sec === '' ? 'without SEC' : `sealed with ${sec}`)

const ORIGIN = {
  factory: 'from the factory',
  card: 'from its card',
  'ota-net': 'over the air',
  'ota-user': 'over the air, opened by its user',
} as const

/** Bootstrap documents and triggers on their way to the phone, and what the phone makes of them. */
export const DELIVERY: Tellers<
  | 'sms.sent'
  | 'bs.sent'
  | 'bs.applied'
  | 'bs.refused'
  | 'secret.delivered'
  | 'account.retired'
  | 'phone.bound'
  | 'noti.sent'
  | 'noti.accept'
  | 'noti.drop'
> = {
  'sms.sent': () => step('server', 'person', 'a text message'),
  'bs.sent': ({ sender, profile, sec }) =>
    sender === 'target'
      ? step('server', 'phone', `bootstrap (${profile} profile) ${sealed(sec)}`)
      : step('network', 'phone', `somebody else’s bootstrap (${profile} profile) ${sealed(sec)}`, 'bad'),
  'bs.applied': ({ serverId, origin, replayed }) =>
    at(
      'phone',
      `applies the bootstrap of ${serverId} ${ORIGIN[origin]}${replayed ? ', for the second time' : ''}`,
      replayed ? 'bad' : 'good',
    ),
  'bs.refused': ({ reason }) => at('phone', `refuses the bootstrap: ${reason}`, 'bad'),
  'secret.delivered': ({ serverId, clientSecret, serverSecret }) =>
    at('phone', `has secrets for ${serverId}: client ${clientSecret}, server ${serverSecret}`),
  'account.retired': ({ serverId, reason }) => at('phone', `retires ${serverId}: ${reason}`),
  'phone.bound': ({ by, to }) => at('phone', `is bound to ${to} by its ${by}`),
  'noti.sent': ({ sender, sessionId, uiMode }) => {
    const text = `package #0: session ${sessionId}, user interaction mode ${uiMode}`
    return sender === 'target'
      ? step('server', 'phone', text)
      : step('network', 'phone', `somebody else’s ${text}`, 'bad')
  },
  'noti.accept': ({ sessionId, resync }) =>
    at('phone', `accepts trigger ${sessionId}${resync ? ' under the special nonce' : ''}`, 'good'),
  'noti.drop': ({ sessionId, reason }) => at('phone', `drops trigger ${sessionId ?? ''}: ${reason}`, 'bad'),
}
