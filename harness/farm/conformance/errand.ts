import type { CardBootstrap } from '../../../simulators/card/card.ts'
import type { Answer } from '../../../simulators/people/person.ts'

/** What is to be done at the device under examination: as data for a program, and in words for a person. */
export type Deed =
  | { readonly do: 'start' }
  | { readonly do: 'work' }
  | { readonly do: 'deliver'; readonly contentType: string; readonly body: string }
  | ({ readonly do: 'insert-card'; readonly document: string; readonly pin: string } & Omit<
      CardBootstrap,
      'document'
    >)
  | { readonly do: 'remove-card' }
  | { readonly do: 'restart' }
  | { readonly do: 'bootstrap'; readonly url: string }
  /** Nonces in base64: those that both sides would use next. */
  | { readonly do: 'restore'; readonly clientNonce: string; readonly serverNonce: string }

export interface Errand {
  /** Rises by one with each errand. */
  readonly number: number
  readonly deed: Deed
  /** How the user of the device is to answer what it asks meanwhile. */
  readonly user?: Answer
  readonly text: string
}

/** The errand in words. Octets to be delivered stand in `file`. */
export function wordsFor(deed: Deed, user: Answer | undefined, file: string): string {
  const answer = user === undefined ? '' : ` When the device asks, ${answered(user)}.`
  return `${words(deed, file)}${answer}`
}

function words(deed: Deed, file: string): string {
  switch (deed.do) {
    case 'start':
      return 'Start a DM session on the device.'
    case 'work':
      return 'Wait until the device reports by itself, or start a DM session on it.'
    case 'deliver':
      return `Deliver ${file} to the device as ${deed.contentType}.`
    case 'insert-card': {
      const behind = deed.private ? 'behind its PIN' : 'readable without its PIN'
      return `Put a card with PIN ${deed.pin} and ${file} as its bootstrap file (${deed.profile}, ${behind}) in, and switch on.`
    }
    case 'remove-card':
      return 'Take the card out and switch the device on again; Wi-Fi may stay.'
    case 'restart':
      return 'Switch the device off and on again.'
    case 'bootstrap':
      return `Have the device bootstrap with its card (GBA) at ${deed.url}, in place of the BSF of its home.`
    case 'restore':
      return `Take the device back to how it was: the first card inside, the account of the target file in place, with ${deed.clientNonce} as nonce of the device and ${deed.serverNonce} as nonce of the server.`
  }
}

function answered(answer: Answer): string {
  if (answer.kind === 'input') return `type ${answer.text}`
  if (answer.kind === 'choice') return `choose ${answer.chosen.join(' and ')}`
  return `answer: ${answer.kind}`
}
