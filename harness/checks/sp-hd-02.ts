import { checkOfCells } from './check.ts'

export default checkOfCells('SP-HD-02', 'What the help desk does was asked for in this case, and granted')
