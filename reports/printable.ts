/** Text from a server, a document or a scenario must not steer a terminal: control characters become visible ones. */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (control) =>
    control.charCodeAt(0) < 0x20 ? String.fromCharCode(0x2400 + control.charCodeAt(0)) : '\ufffd',
  )
