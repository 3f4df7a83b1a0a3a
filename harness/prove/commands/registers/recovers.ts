import { command } from '../../command.ts'

export default command({
  name: 'registers-answer-again',
  family: 'registers',
  needs: ['network'],
  weight: 0.5,
  parameters: {},
  tell: () => 'every register answers again',
  run: ({ stage }) => stage.network.faults.clear(),
})
