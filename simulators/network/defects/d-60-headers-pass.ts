import type { NetworkDefect } from './network-defect.ts'

export const headersPass: NetworkDefect = {
  id: 'D-60',
  name: 'headers-pass',
  summary: 'the gateway lets identity headers of the client through beside its own',
  property: 'SP-SUB-03',
  befall: (network) => {
    network.gatewayStrips = false
  },
}
