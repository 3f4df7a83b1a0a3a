import { DEVICE_DEFECTS } from '../../../simulators/device/defects/index.ts'
import { NETWORK_DEFECTS } from '../../../simulators/network/defects/index.ts'
import { DEFECTS } from '../../../simulators/server/defects/index.ts'
import { BOOTSTRAP_DEFECTS } from '../../e2e/bootstrap-defects.ts'
import { CARE_DEFECTS } from '../../e2e/care-defects.ts'
import { PORTAL_DEFECTS } from '../../e2e/portal-defects.ts'
import { SOFTWARE_DEFECTS } from '../../e2e/software-defects.ts'

/** Every scenario that shows a seeded fault, with the property that fails; each line is a test of its own. */
export const SHOWN = [...BOOTSTRAP_DEFECTS, ...PORTAL_DEFECTS, ...SOFTWARE_DEFECTS, ...CARE_DEFECTS]

/** The page of seeded faults: what each is, and the scenarios that show it. */
export function defectsPage(): string {
  const rows = [...DEFECTS, ...NETWORK_DEFECTS].flatMap(({ id, name, summary, difficulty = 2 }) => {
    const shown = SHOWN.filter((each) => each.id === id)
    const first = `| ${id} | ${name} | ${summary} | ${difficulty}`
    if (shown.length === 0) return [`${first} | – | – |`]
    return shown.map(({ scenario, property }, at) =>
      at === 0 ? `${first} | ${scenario} | ${property} |` : `| | | | | ${scenario} | ${property} |`,
    )
  })
  const devices = DEVICE_DEFECTS.map(
    ({ id, name, summary, shownBy }) => `| ${id} | ${name} | ${summary} | ${shownBy} |`,
  )
  return `# Seeded faults

Each is one decision of the reference server, or one habit of the operator's network, made as careless ones make it. \`npx rollcall serve --list-defects\` lists them;
with one switched on (\`--defect\`), the scenario beside it fails by the property beside it. Difficulty says how specific a world
must be to show it: 1 any session, 4 a race of several parties.

| id | name | the server… | difficulty | shown by | property that fails |
|---|---|---|---|---|---|
${rows.join('\n')}

## Faults of phones and cards

For measuring the cases that examine a client: Rollcall's own phone, and the card in it, with one habit of careless ones.
\`rollcall conformance --side client --device-defect <id>\` has the case beside it fail; without the fault the phone passes it.

| id | name | the phone… | case that fails |
|---|---|---|---|
${devices.join('\n')}
`
}
