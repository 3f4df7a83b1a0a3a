import fc from 'fast-check'
import type { FaultKind, FunctionName } from '../../../../simulators/network/faults.ts'
import type { EvidenceCode } from '../../../identity/evidence/evidence.ts'
import { command } from '../../command.ts'

const NAMES: Partial<Record<FunctionName, string>> = {
  hlr: 'the HLR',
  eir: 'the EIR',
  aaa: 'the list of addresses',
  add: 'device detection',
  bsf: 'the BSF',
  crm: 'the customer records',
  enterprise: 'the enterprise',
  push: 'the push gateway',
}

/** What each of them says about somebody. */
const SAYS: Partial<Record<FunctionName, readonly EvidenceCode[]>> = {
  hlr: ['SH', 'SI', 'SG'],
  eir: ['DE'],
  aaa: ['SI'],
  add: ['DN'],
  bsf: ['SA'],
  crm: ['UO'],
  enterprise: ['EP'],
}

const HOW: Partial<Record<FaultKind, string>> = {
  timeout: 'does not answer',
  error: 'answers with a system failure',
  stale: 'gives an answer from before the last change',
}

export default command({
  name: 'register-fails',
  family: 'registers',
  needs: ['network'],
  weight: 2,
  kills: ({ register }) => SAYS[register as FunctionName] ?? [],
  parameters: {
    register: fc.constantFrom('hlr', 'hlr', 'eir', 'eir', 'aaa', 'add', 'bsf', 'crm', 'enterprise'),
    how: fc.constantFrom('error', 'error', 'stale', 'stale', 'timeout'),
  },
  tell: (_, { register, how }) => `${NAMES[register as FunctionName]} ${HOW[how as FaultKind]}`,
  run: ({ stage }, { register, how }) => {
    const options =
      how === 'stale' ? { ageSeconds: register === 'aaa' || register === 'add' ? 172_800 : 7200 } : {}
    stage.network.faults.script(register as FunctionName, how as FaultKind, options)
  },
})
