import type { Defect } from './defect.ts'

export const imeiOfFifteen: Defect = {
  id: 'D-65',
  name: 'imei-of-fifteen',
  summary: 'the IMEI of the device and of the network are compared on 15 digits',
  property: 'LV-01',
  difficulty: 2,
  with: (decisions) => ({
    ...decisions,
    sameEquipment: (dm, network) =>
      dm.replace(/\D/g, '').padEnd(15, '0') === network.slice(0, 15).padEnd(15, '0'),
  }),
}
