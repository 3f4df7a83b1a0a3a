/** The lanes of a ladder, from the person's hand to the server under test. */
export const LANES = ['person', 'phone', 'network', 'server'] as const
export type Lane = (typeof LANES)[number]

/** One event as a step of the ladder: from one lane to another, or within one. */
export interface Step {
  readonly from: Lane
  readonly to: Lane
  readonly text: string
  /** `good` marks a proof, `bad` a refusal, a failure or an attack, `cut` the line between preparation and test. */
  readonly tone: Tone
}

export type Tone = 'plain' | 'good' | 'bad' | 'cut'

export const step = (from: Lane, to: Lane, text: string, tone: Tone = 'plain'): Step => ({
  ...{ from, to, text, tone },
})

/** Something that happens at one place. */
export const at = (lane: Lane, text: string, tone: Tone = 'plain'): Step => step(lane, lane, text, tone)

export const toned = (ok: boolean): Tone => (ok ? 'good' : 'bad')

/** An age, where there is one worth a word. */
export const old = (seconds: number | undefined): string =>
  seconds === undefined || seconds === 0 ? '' : `, ${seconds} s old`
