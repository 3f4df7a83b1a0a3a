/** Whether the data of a final alert say that it worked: FUMO counts from 200, SCOMO and LAWMO from 1200. */
export function succeeded(result: string | undefined): boolean {
  const code = Number(result)
  return (code >= 200 && code < 300) || (code >= 1200 && code < 1300)
}
