import type { NetworkDefect } from './network-defect.ts'

export const resAsText: NetworkDefect = {
  id: 'D-70',
  name: 'res-as-text',
  summary:
    'the BSF takes RES for the text of its hexadecimal digits, so that only phones with the same fault agree',
  property: 'LV-01',
  befall: ({ bsf }) => {
    const { proves } = bsf
    bsf.proves = (answer, vector) =>
      proves(answer, { ...vector, xres: Buffer.from(Buffer.from(vector.xres).toString('hex')) })
  },
}
