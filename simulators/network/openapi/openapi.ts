import { MANUFACTURER_PATHS } from './manufacturer.ts'
import { boolean, failure, inPath, json, object, query, said, seconds, string } from './parts.ts'
import { PAYMENT_PATHS } from './payment.ts'

const text = (description: string) => ({ description, content: { 'text/plain': { schema: string } } })
const down = { '503': failure('system failure') }

/** What a server under test may ask of the network, as OpenAPI 3.1; served at /openapi.json. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Network functions around a DM server',
    version: '1',
    description:
      'HLR, EIR, AAA, device detection, BSF (Zn), customer records, enterprise policy, push, billing, bank, prepaid system and manufacturer, simulated by Rollcall.',
  },
  paths: {
    '/hlr/subscribers': {
      get: {
        summary: 'A subscription by IMSI or MSISDN. There is no key by IMEI.',
        parameters: [query('imsi', '15 digits'), query('msisdn', 'E.164 digits')],
        responses: {
          '200': said(
            'the subscription',
            object(
              {
                imsi: string,
                msisdn: string,
                status: { enum: ['active', 'suspended'] },
                own: boolean,
                subscription: { enum: ['private', 'corporate', 'prepaid'] },
                org: string,
                homePlmn: string,
                servingPlmn: string,
                ageSeconds: seconds,
                moved: object({ seconds, confirmed: boolean }),
              },
              ['org', 'moved'],
            ),
          ),
          '400': failure('a key that an HLR does not have'),
          '404': failure('unknown subscriber'),
          ...down,
        },
      },
    },
    '/eir/equipment/{imei}': {
      get: {
        summary: 'The status of equipment (CheckIMEI), 14 to 16 digits.',
        parameters: [inPath('imei'), query('imsi', 'the subscription that uses it')],
        responses: {
          '200': said(
            'the status',
            object({ status: { enum: ['white', 'grey', 'black'] }, override: boolean, ageSeconds: seconds }),
          ),
          '404': failure('unknown equipment'),
          ...down,
        },
      },
    },
    '/aaa/bindings/{ip}': {
      get: {
        summary: 'Who holds an address now.',
        parameters: [inPath('ip')],
        responses: {
          '200': said(
            'the binding',
            object({ imsi: string, msisdn: string, imei: string, plmn: string, ageSeconds: seconds }),
          ),
          '404': failure('nobody'),
          ...down,
        },
      },
    },
    '/add/pairs': {
      get: {
        summary: 'Pairs of subscription and equipment that the network has seen.',
        parameters: [query('imsi', '15 digits'), query('imei', '14 to 16 digits')],
        responses: {
          '200': said(
            'the pairs',
            object({
              pairs: {
                type: 'array',
                items: object({
                  imsi: string,
                  msisdn: string,
                  imei: string,
                  imeisv: string,
                  plmn: string,
                  attached: boolean,
                  ageSeconds: seconds,
                  pairedSeconds: {
                    type: 'integer',
                    minimum: 0,
                    description: 'for how long this subscription and this equipment have been a pair',
                  },
                }),
              },
            }),
          ),
          ...down,
        },
      },
    },
    '/bsf/keys': {
      post: {
        summary: 'Zn: the key of a bootstrapped subscription for one server.',
        requestBody: json(object({ btid: string, naf: string })),
        responses: {
          '200': said(
            'the key',
            object({
              ksNaf: string,
              imsi: string,
              impi: string,
              remainingSeconds: seconds,
              ageSeconds: seconds,
            }),
          ),
          '404': failure('unknown B-TID'),
          '410': failure('expired'),
          ...down,
        },
      },
    },
    '/ub': {
      get: {
        summary:
          'Ub: a phone bootstraps a key by HTTP Digest AKA (TS 24.109 §4). The subscription is in Authorization.',
        responses: {
          '200': {
            description: 'bootstrapped',
            content: { 'application/vnd.3gpp.bsf+xml': { schema: string } },
          },
          '400': text('not a request over Ub'),
          '401': text('the challenge, in WWW-Authenticate'),
          '403': text('the subscription did not prove itself'),
          ...down,
        },
      },
    },
    '/crm/verifications': {
      post: {
        summary: 'Whether a caller knows the subscriber’s passphrase.',
        requestBody: json(object({ case: string, msisdn: string, passphrase: string })),
        responses: { '200': said('the result', object({ ok: boolean })), ...down },
      },
    },
    '/crm/users': {
      post: {
        summary: 'Whether somebody who typed a passphrase into a phone is the owner of the number.',
        requestBody: json(object({ order: string, session: string, msisdn: string, passphrase: string })),
        responses: { '200': said('the result', object({ ok: boolean })), ...down },
      },
    },
    '/enterprise/{org}/reports': {
      post: {
        summary: 'Tells an enterprise what became of an order for one of its phones.',
        parameters: [inPath('org')],
        requestBody: json(
          object({ imsi: string, imei: string, order: string, operation: string, result: string }),
        ),
        responses: { '201': said('noted', object({ noted: boolean })), ...down },
      },
    },
    '/enterprise/{org}/decisions': {
      post: {
        summary: 'Whether an enterprise lets an operation be done to its equipment.',
        parameters: [inPath('org')],
        requestBody: json(object({ imsi: string, imei: string, operation: string })),
        responses: {
          '200': said('the decision', object({ allowed: boolean, ageSeconds: seconds })),
          ...down,
        },
      },
    },
    '/push/messages': {
      post: {
        summary: 'Delivers a bootstrap document or package #0 to the phone of a subscription.',
        requestBody: json(
          object({
            to: { oneOf: [object({ imsi: string }), object({ msisdn: string })] },
            contentType: string,
            body: { type: 'string', contentEncoding: 'base64' },
          }),
        ),
        responses: {
          '202': said('taken', object({ delivered: boolean })),
          '400': failure('no address or no body'),
          ...down,
        },
      },
    },
    ...PAYMENT_PATHS,
    ...MANUFACTURER_PATHS,
  },
} as const
