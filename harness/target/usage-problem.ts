/** Bad usage or configuration: said in one sentence that names the fix; the command ends with exit code 104. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}
