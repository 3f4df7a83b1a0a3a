/** Input types in which only certain characters can be typed, or only a whole of a certain form (DM Protocol §10.2). */
const CHARACTERS: Readonly<Record<string, RegExp>> = { N: /[^0-9]/g, P: /[^0-9+*#pw]/g }
const FORM: Readonly<Record<string, RegExp>> = {
  D: /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{4}$/,
  T: /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/,
  I: /^\d{3}(\.\d{3}){3}$/,
}

/**
 * What a field takes of what somebody types: no more than MAXLEN characters, and none that its IT does not have. A date, a
 * time or an address that is none cannot be entered: undefined, and the person has to cancel.
 */
export function typed(
  text: string,
  { it = 'A', maxlen = Number.POSITIVE_INFINITY }: { readonly it?: string; readonly maxlen?: number },
): string | undefined {
  const taken = [...text.replace(CHARACTERS[it] ?? /$^/, '')].slice(0, maxlen).join('')
  return FORM[it]?.test(taken) === false ? undefined : taken
}
