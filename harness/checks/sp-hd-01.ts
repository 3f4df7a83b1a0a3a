import { checkOfCells } from './check.ts'

export default checkOfCells(
  'SP-HD-01',
  'The help desk reads and locks phones only for a caller whom it has verified',
)
