import fc from 'fast-check'
import type { FaultKind, FunctionName } from '../../../../simulators/network/faults.ts'
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
  kills: ['SH', 'DE', 'SI', 'DN', 'EP', 'UO'],
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
