import { checkOfCells } from './check.ts'

export default checkOfCells(
  'SP-FW-01',
  'What is charged is downloaded only after the subscriber has proven to be there and agreed to the price',
)
