import { checkOfCells } from './check.ts'

export default checkOfCells(
  'SP-BF-01',
  'A bug is fixed only for an active own customer whose card has authenticated in this very phone',
)
