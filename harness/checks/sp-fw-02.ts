import { checkOfCells } from './check.ts'

export default checkOfCells(
  'SP-FW-02',
  'The software of an enterprise is for a subscription that has proven to be the enterprise’s',
)
