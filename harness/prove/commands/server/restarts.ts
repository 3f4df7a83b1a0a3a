import { command } from '../../command.ts'

/** The server dies in the middle of whatever goes on, and comes back with what it has kept. */
export default command({
  name: 'server-restarts',
  family: 'server',
  needs: ['restart'],
  weight: 0.2,
  kills: ['DA', 'CO'],
  parameters: {},
  tell: () => 'the server dies and comes back',
  run: ({ stage }) => stage.operator.restart(),
})
