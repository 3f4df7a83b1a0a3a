import type { DeviceDefect } from './defect.ts'

export const idlePrompt: DeviceDefect = {
  id: 'D-111',
  name: 'idle-prompt',
  summary: 'asks its user although neither server nor card wanted it',
  shownBy: 'client/user/no-prompt-unasked',
  behaviour: { faults: { idlePrompt: true } },
}
