import type { ProofResult } from '../harness/verdict/proof.ts'

/** Workflow commands by which GitHub Actions shows each proof beside the job; empty where nothing failed. */
export function annotations({ failures }: ProofResult): string[] {
  return failures.map(({ property, finding, steps, flaky, bundle }) => {
    const told = steps.map(({ text }, at) => `${at + 1}. ${text}`)
    const message = [finding.message, ...told, ...(bundle ? [`rollcall replay ${bundle}`] : [])].join('\n')
    return `::${flaky ? 'warning' : 'error'} title=${data(property, true)}::${data(message, false)}`
  })
}

/** Percent, line ends, and in properties colon and comma, as workflow commands want them. */
function data(text: string, isProperty: boolean): string {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  return isProperty ? escaped.replaceAll(':', '%3A').replaceAll(',', '%2C') : escaped
}
