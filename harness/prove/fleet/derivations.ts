import { DIGESTS, digest } from './generators.ts'
import type { Public } from './sample.ts'

/** Something that can be worked out from what anybody may know of a device. */
export interface Derivation {
  readonly name: string
  readonly octets: Buffer
}

const reversed = (text: string) => [...text].reverse().join('')

/** Everything public by name: the identifiers, their tails, and pairs of them. */
function ingredients({ imei, imsi, msisdn, iccid, serverId, user }: Public): [string, string][] {
  const single = (
    [
      ['IMEI', imei],
      ['IMEI with check digit', imei.length === 14 ? imei + checkDigit(imei) : imei],
      ['IMSI', imsi],
      ['MSISDN', msisdn],
      ['ICCID', iccid],
      ['user name', user],
    ] as [string, string][]
  ).filter(([, value]) => value.length >= 6)
  const joined = single.flatMap(([name, value]): [string, string][] => [
    [`${name} and server name`, value + serverId],
    [`server name and ${name}`, serverId + value],
    [`${name}:server name`, `${value}:${serverId}`],
    [`server name:${name}`, `${serverId}:${value}`],
    [`IMEI: ${name}`, `IMEI:${value}`],
  ])
  const pairs = single.flatMap(([one, a]) =>
    single.flatMap(([two, b]): [string, string][] =>
      one === two
        ? []
        : [
            [`${one} and ${two}`, a + b],
            [`${one}:${two}`, `${a}:${b}`],
          ],
    ),
  )
  return [...single, ...joined, ...pairs]
}

/** Known derivations: the thing itself, backwards, and digests of it. */
export function derivationsOf(about: Public): Derivation[] {
  return ingredients(about).flatMap(([name, value]) => [
    { name, octets: Buffer.from(value) },
    { name: `${name} backwards`, octets: Buffer.from(reversed(value)) },
    ...DIGESTS.map((each) => ({ name: `${each.toUpperCase()} of ${name}`, octets: digest(each, value) })),
  ])
}

/** How octets are written in a secret: as they are, or as text. */
export function writings(octets: Buffer): string[] {
  const hex = octets.toString('hex')
  const texts = [hex, hex.toUpperCase(), octets.toString('base64'), octets.toString('base64url')]
  return isText(octets) ? [octets.toString('latin1'), ...texts] : texts
}

const isText = (octets: Buffer) => octets.every((each) => each >= 0x20 && each < 0x7f)

/** The last digit of an IMEI (3GPP TS 23.003 Annex B). */
function checkDigit(imei14: string): string {
  const sum = [...imei14].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
