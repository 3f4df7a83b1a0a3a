import { z } from 'zod'
import { faultSchema } from './fault.ts'
import { pageMap } from './page-map.ts'
import { CAPABILITIES, type Capability, HOOKS, type HookName } from './target.ts'

const seconds = z.number().positive().max(600)
const octets = z.number().int().positive()

const httpHook = z.strictObject({
  method: z.enum(['GET', 'POST']).default('POST'),
  url: z.string().min(1).describe('where the order goes; {{field}} is replaced'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional().describe('sent as JSON; "{{field}}" keeps the type of the field'),
})
const moduleHook = z.strictObject({
  module: z.string().min(1).describe('a JavaScript or TypeScript file, relative to this one'),
  export: z.string().default('default').describe('the function, by the name of its export'),
})
const shellHook = z.strictObject({
  shell: z.string().min(1).describe('a command; fields are environment variables such as ROLLCALL_IMEI'),
})
const manualHook = z.strictObject({
  manual: z.string().min(1).describe('what a person is told to do; {{field}} is replaced'),
})

const credential = z.strictObject({ name: z.string(), secret: z.string(), nonce: z.string().optional() })
const account = z.strictObject({
  imei: z.string('must be 14 to 16 digits in quotes').regex(/^\d{14,16}$/, 'must be 14 to 16 digits'),
  imsi: z
    .string()
    .regex(/^\d{14,15}$/, 'must be 14 or 15 digits')
    .optional()
    .describe('the subscription whose card is inside, where it is known'),
  serverId: z.string(),
  client: credential,
  server: credential,
})

/** A target file, as people write it. */
export const targetFile = z.strictObject({
  name: z.string().optional().describe('how reports call it; its host where nothing is said'),
  endpoint: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })
    .describe('where devices send package 1'),
  serverId: z
    .string()
    .min(1)
    .default('dm.operator.example')
    .describe('ServerID of the accounts that it makes'),
  dm: z.enum(['1.1.2', '1.2', '1.3']).default('1.2').describe('the generation of DM that devices speak'),
  content: z
    .array(z.enum(['xml', 'wbxml']))
    .min(1)
    .default(['xml']),
  auth: z
    .array(z.enum(['basic', 'md5', 'mac']))
    .min(1)
    .default(['md5'])
    .describe('credential types of its accounts'),
  tryFirst: z
    .enum(['credential', 'none'])
    .default('credential')
    .describe('none: the device waits to be challenged before it shows a credential'),
  account: account.optional().describe('an account that it already has for one device'),
  devices: z
    .strictObject({ csv: z.string() })
    .optional()
    .describe(
      'accounts of many devices: imei, clientName, clientSecret, clientNonce, serverName, serverSecret, serverNonce',
    ),
  capabilities: z.array(z.enum(Object.keys(CAPABILITIES) as [Capability, ...Capability[]])).default([]),
  hooks: z
    .partialRecord(
      z.enum(Object.keys(HOOKS) as [HookName, ...HookName[]]),
      z.union([httpHook, moduleHook, shellHook, manualHook]),
    )
    .default({})
    .describe('how the harness gives orders to it'),
  flags: z.record(z.string(), z.string()).default({}).describe('where its policy differs from the matrix'),
  portal: pageMap.optional().describe('where its web pages are, and what stands on them'),
  network: z
    .url({ protocol: /^http$/, error: 'must be an http:// URL' })
    .optional()
    .describe('where it asks HLR, EIR and the others: the harness listens there'),
  edgeToken: z.string().min(8, 'must have 8 characters or more').default('rollcall-edge'),
  homePlmn: z
    .strictObject({ mcc: z.string().regex(/^\d{3}$/), mnc: z.string().regex(/^\d{2,3}$/) })
    .default({ mcc: '234', mnc: '15' }),
  tls: z
    .strictObject({
      ca: z.string().optional(),
      cert: z.string().optional().describe('certificate by which the device proves itself'),
      key: z.string().optional(),
      rejectUnauthorized: z.boolean().optional(),
      servername: z.string().optional(),
      minVersion: z.enum(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']).optional(),
      pin: z
        .string()
        .regex(/^([0-9a-fA-F]{2}:?){32}$/, 'must be a SHA-256 fingerprint: 64 hexadecimal digits')
        .optional(),
    })
    .optional(),
  certificates: z
    .strictObject({
      cert: z.string().describe('certificate of the authority, a PEM file'),
      key: z.string().describe('its private key, PKCS #8 in a PEM file; P-256'),
      origin: z
        .url({ protocol: /^https$/ })
        .optional()
        .describe('where devices show them; the endpoint’s if not given'),
    })
    .optional()
    .describe('the authority that signs TLS certificates of devices'),
  proxy: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('an HTTP proxy on the way'),
  push: z
    .strictObject({
      http: z.number().int().min(0).max(65_535).optional(),
      udp: z.number().int().min(0).max(65_535).optional(),
      drop: z.string().optional(),
    })
    .optional()
    .describe('where it leaves package #0 and bootstrap documents for the devices'),
  faults: z.array(faultSchema).default([]).describe('what goes wrong on the way to it, on purpose'),
  sizes: z.strictObject({ maxMsgSize: octets.optional(), maxObjSize: octets.optional() }).optional(),
  strict: z.boolean().default(false).describe('every deviation of the dialect counts'),
  tolerances: z.array(z.string()).default([]).describe('deviations that do not count all the same'),
  timeoutSeconds: seconds.default(10).describe('for one exchange'),
  maxBytes: octets.default(1024 * 1024).describe('of the largest answer that is read'),
  defects: z.array(z.string()).default([]),
})

export type TargetFile = z.infer<typeof targetFile>

/** What `target schema` prints and editors complete by. */
export function targetSchema(): object {
  return {
    $id: 'rollcall-target.schema.json',
    title: 'Rollcall target',
    ...z.toJSONSchema(targetFile, { io: 'input' }),
  }
}
