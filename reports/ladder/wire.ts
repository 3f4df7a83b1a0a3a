import { at, step } from './step.ts'
import type { Tellers } from './teller.ts'

/** What became of the line itself, and the moments that a play marks. */
export const WIRE: Tellers<'wire.fault' | 'case.mark'> = {
  'wire.fault': ({ fault, detail, injected }) =>
    step('phone', 'server', `${injected ? 'put on the line' : 'no answer'}: ${fault}, ${detail}`, 'bad'),
  'case.mark': ({ name }) => at('phone', name, 'cut'),
}
