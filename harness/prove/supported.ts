import type { Capability } from '../target/target.ts'

/** What a target must declare before a rule can be put to the test; rules that are not named need nothing. */
const NEEDS: readonly (readonly [RegExp, readonly Capability[]])[] = [
  [/^SP-(NOT|NON)-/, ['notifications']],
  [/^SP-(FW|MO)-|^matrix\/B1[012]\//, ['offers', 'contracts']],
  [/^SP-(HD|PRIV)-|^matrix\/B1[345]\//, ['cases']],
  [/^SP-BF-|^matrix\/B1[67]\//, ['campaigns']],
  [/^SP-PC-|^matrix\/B[678]\//, ['portal']],
  [/^SP-PAY-|^matrix\/B9\//, ['payment']],
  [/^SP-USR-0[13-7]$/, ['offers', 'cases', 'campaigns', 'portal']],
  [/^SP-CON-02$/, ['portal']],
  [/^matrix\/B18\//, ['locks']],
  [/^SP-AUTH-10$/, ['lockout']],
  [/^SP-LOG-/, ['log']],
  [/^SP-BOOT-|^SP-OLD-|^SP-CARD-|^SP-CON-01$|^SP-AUTH-07$/, ['pairs', 'requests', 'cards']],
  [/^SP-(HLR|EIR|ROAM|SUB)-/, ['network']],
]

/** Whether a target that declares this can put the rule to the test at all. */
export function isSupported(rule: string, capabilities: readonly Capability[]): boolean {
  const needs = NEEDS.find(([pattern]) => pattern.test(rule))?.[1]
  return needs?.some((need) => capabilities.includes(need)) ?? true
}
