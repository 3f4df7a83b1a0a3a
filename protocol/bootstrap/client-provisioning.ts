import { parseStringPromise } from 'xml2js'
import { aauthTypeOf, authTypeOfAAuth } from '../credentials/type.ts'
import type { Draft, Element } from '../markup/element.ts'
import { SyncMLProblem } from '../syncml/problem.ts'
import { readWbxml } from '../wbxml/read.ts'
import { writeXml } from '../xml/write.ts'
import { type BootstrapAccount, type BootstrapCredential, BootstrapProblem } from './account.ts'
import { writeProvisioningWbxml } from './provisioning-wbxml.ts'

/** One characteristic of a wap-provisioningdoc: its parms by name, and the characteristics inside it. */
interface Characteristic {
  readonly type: string
  readonly parms: Readonly<Record<string, string>>
  readonly inner: readonly Characteristic[]
}

/** Writes a client-provisioning document with a w7 account as WBXML (ProvCont 1.1, DM Bootstrap 1.2 appendix). */
export function writeClientProvisioning(account: BootstrapAccount): Uint8Array {
  return writeProvisioningWbxml(documentDraft(account))
}

/** The same as XML. */
export function writeClientProvisioningXml(account: BootstrapAccount): Uint8Array {
  return writeXml(documentDraft(account))
}

/** Reads the account of a WBXML document. Throws SyncMLProblem or BootstrapProblem. */
export function readClientProvisioning(bytes: Uint8Array): BootstrapAccount {
  const { root } = readWbxml(bytes)
  if (root.name !== 'wap-provisioningdoc') {
    throw new SyncMLProblem('unsupported', root.offset, `<wap-provisioningdoc>, not <${root.name}>`)
  }
  return accountFrom(root.children.filter(({ name }) => name === 'characteristic').map(characteristicFrom))
}

function characteristicFrom(element: Element): Characteristic {
  const parms = element.children.filter(({ name }) => name === 'parm')
  return {
    type: element.attributes['type'] ?? '',
    parms: Object.fromEntries(
      parms.map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']),
    ),
    inner: element.children.filter(({ name }) => name === 'characteristic').map(characteristicFrom),
  }
}

interface ParsedXml {
  readonly $?: Readonly<Record<string, string>>
  readonly characteristic?: readonly ParsedXml[]
  readonly parm?: readonly ParsedXml[]
}

/** Reads the account of an XML document. Throws BootstrapProblem. */
export async function readClientProvisioningXml(text: string): Promise<BootstrapAccount> {
  const parsed = (await parseStringPromise(text).catch((error: Error) => {
    throw new BootstrapProblem(`not XML: ${error.message.split('\n')[0]}`)
  })) as { 'wap-provisioningdoc'?: ParsedXml } | null
  const root = parsed?.['wap-provisioningdoc']
  if (!root) throw new BootstrapProblem('the document is no wap-provisioningdoc')
  return accountFrom((root.characteristic ?? []).map(characteristicFromXml))
}

function characteristicFromXml({ $, characteristic = [], parm = [] }: ParsedXml): Characteristic {
  return {
    type: $?.['type'] ?? '',
    parms: Object.fromEntries(parm.map((each) => [each.$?.['name'] ?? '', each.$?.['value'] ?? ''])),
    inner: characteristic.map(characteristicFromXml),
  }
}

function accountFrom(characteristics: readonly Characteristic[]): BootstrapAccount {
  const w7 = characteristics.find(({ type, parms }) => type === 'APPLICATION' && parms['APPID'] === 'w7')
  if (!w7) throw new BootstrapProblem('no APPLICATION with APPID w7: nobody may be given rights')
  const address = w7.inner.find(({ type }) => type === 'APPADDR')
  const port = address?.inner.find(({ type }) => type === 'PORT')?.parms['PORTNBR']
  const nap = characteristics.find(({ type }) => type === 'NAPDEF')
  const proxy = characteristics
    .find(({ type }) => type === 'PXLOGICAL')
    ?.inner.find(({ type }) => type === 'PXPHYSICAL')
  const must = (value: string | undefined, name: string) => {
    if (!value) throw new BootstrapProblem(`the w7 application has no ${name}`)
    return value
  }
  return {
    serverId: must(w7.parms['PROVIDER-ID'], 'PROVIDER-ID'),
    name: w7.parms['NAME'] ?? '',
    address: must(address?.parms['ADDR'] ?? w7.parms['ADDR'], 'ADDR'),
    ...(port && { port }),
    client: credentialFrom(w7, 'APPSRV'),
    server: credentialFrom(w7, 'CLIENT'),
    ...(nap && {
      connectivity: {
        name: nap.parms['NAME'] ?? '',
        apn: nap.parms['NAP-ADDRESS'] ?? '',
        ...(proxy?.parms['PXADDR'] && { proxy: proxy.parms['PXADDR'] }),
      },
    }),
  }
}

/** APPSRV is where the device shows its credential, CLIENT where the server shows its own. */
function credentialFrom(w7: Characteristic, level: 'APPSRV' | 'CLIENT'): BootstrapCredential {
  const found = w7.inner.find(({ type, parms }) => type === 'APPAUTH' && parms['AAUTHLEVEL'] === level)
  const type = authTypeOfAAuth(found?.parms['AAUTHTYPE']?.split(',')[0] ?? '')
  if (!found || !type) throw new BootstrapProblem(`no APPAUTH of level ${level} with a type that DM knows`)
  return {
    type,
    name: found.parms['AAUTHNAME'] ?? '',
    secret: found.parms['AAUTHSECRET'] ?? '',
    nonce: Uint8Array.from(Buffer.from(found.parms['AAUTHDATA'] ?? '', 'base64')),
  }
}

const parm = (name: string, value: string): Draft => ({
  name: 'parm',
  space: '',
  attributes: { name, value },
})
const characteristic = (type: string, children: readonly Draft[]): Draft => ({
  name: 'characteristic',
  space: '',
  attributes: { type },
  children,
})

function documentDraft(account: BootstrapAccount): Draft {
  const { connectivity } = account
  const nap = connectivity
    ? [
        characteristic('NAPDEF', [
          parm('NAPID', 'home'),
          parm('NAME', connectivity.name),
          parm('BEARER', 'GSM-GPRS'),
          parm('NAP-ADDRESS', connectivity.apn),
          parm('NAP-ADDRTYPE', 'APN'),
        ]),
      ]
    : []
  const port = account.port ? [characteristic('PORT', [parm('PORTNBR', account.port)])] : []
  const w7 = characteristic('APPLICATION', [
    parm('APPID', 'w7'),
    parm('PROVIDER-ID', account.serverId),
    parm('NAME', account.name),
    ...(connectivity ? [parm('TO-NAPID', 'home')] : []),
    characteristic('APPADDR', [parm('ADDR', account.address), parm('ADDRTYPE', 'URI'), ...port]),
    credentialDraft('CLIENT', account.server),
    credentialDraft('APPSRV', account.client),
  ])
  return { name: 'wap-provisioningdoc', space: '', attributes: { version: '1.1' }, children: [...nap, w7] }
}

function credentialDraft(level: string, credential: BootstrapCredential): Draft {
  return characteristic('APPAUTH', [
    parm('AAUTHLEVEL', level),
    parm('AAUTHTYPE', aauthTypeOf(credential.type)),
    parm('AAUTHNAME', credential.name),
    parm('AAUTHSECRET', credential.secret),
    parm('AAUTHDATA', Buffer.from(credential.nonce).toString('base64')),
  ])
}
