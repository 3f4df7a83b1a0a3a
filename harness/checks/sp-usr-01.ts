import { checkOfCells } from './check.ts'

export default checkOfCells(
  'SP-USR-01',
  'What costs money or is personal is done for a user who is the subscriber',
)
