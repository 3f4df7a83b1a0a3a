/** Status reports of a download agent (OMA Download OTA 1.0 §5.3.4), by the code that a device posts. */
export const INSTALL_NOTIFY: Readonly<Record<number, string>> = {
  900: 'Success',
  901: 'Insufficient memory',
  902: 'User Cancelled',
  903: 'Loss of Service',
  905: 'Attribute mismatch',
  906: 'Invalid descriptor',
  951: 'Invalid DDVersion',
  952: 'Device Aborted',
  953: 'Non-Acceptable Content',
  954: 'Loader Error',
}

/** The line that is posted to installNotifyURI as text/plain. */
export const statusReport = (code: number): string => `${code} ${INSTALL_NOTIFY[code] ?? 'Unknown'}`

/** The code of a status report; undefined when the line is none. */
export function readStatusReport(text: string): number | undefined {
  const code = /^\s*(\d{3})(\s|$)/.exec(text)?.[1]
  return code === undefined ? undefined : Number(code)
}
