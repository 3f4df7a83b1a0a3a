import type { Defect } from './defect.ts'

export const passwordIsEnough: Defect = {
  id: 'D-217',
  name: 'password-is-enough',
  summary: 'whoever knows the password may order without the code',
  property: 'SP-USR-01',
  with: (decisions) => ({
    ...decisions,
    payerAuthenticated: ({ account }) => account !== undefined,
  }),
}
