import { checkOfCells } from './check.ts'

export default checkOfCells('SP-PRIV-01', 'What is on a phone is read only with leave')
