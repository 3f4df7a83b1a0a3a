import { command } from '../../command.ts'

export default command({
  name: 'session-goes-on',
  family: 'session',
  proper: true,
  parameters: {},
  possible: (world) => world.waiting.length > 0,
  tell: () => 'the session that waited goes on',
  run: (world) => world.goOn(),
})
