import { boolean, failure, json, object, said, string } from './parts.ts'

const post = (summary: string, body: unknown, answer: unknown) => ({
  post: {
    summary,
    requestBody: json(body),
    responses: {
      '200': said('done; token is the manufacturer’s own proof', answer),
      '401': failure('the operator did not prove itself'),
      '403': failure('the device did not prove itself'),
      '404': failure('no device of this manufacturer'),
      '409': failure('not the device that the fix is for'),
      '503': failure('system failure'),
    },
  },
})

/** A manufacturer who fixes faults for the operator: told about devices, never about subscribers. */
export const MANUFACTURER_PATHS = {
  '/manufacturer/targets': post(
    'Is this device one that the fix is for? Answers a challenge for ./Ext/Maker/Challenge.',
    object({ token: string, campaign: string, package: string, imei: string, model: string }),
    object({ challenge: string, token: string }),
  ),
  '/manufacturer/releases': post(
    'The device’s answer from ./Ext/Maker/Proof; the fix is released when it holds.',
    object({ token: string, campaign: string, imei: string, proof: string }),
    object({ released: boolean, token: string }),
  ),
  '/manufacturer/reports': post(
    'What came of the fix.',
    object({ token: string, campaign: string, imei: string, result: string }),
    object({ noted: boolean, token: string }),
  ),
}
