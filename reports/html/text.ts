/** Text for HTML, in elements and in double-quoted attributes; what no document may hold becomes U+FFFD. */
export function html(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Numbers with thin spaces between thousands. */
export const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f')

/** A region that scrolls sideways where it must, reachable by keyboard. */
export const scrolling = (label: string, inner: string): string =>
  `<div class="scroll" role="region" aria-label="${html(label)}" tabindex="0">${inner}</div>`
