/** Everything that the embedded servers speak. */
export const AUTHS = ['md5', 'mac', 'basic'] as const
export const CONTENTS = ['xml', 'wbxml'] as const
export const DIALECTS = AUTHS.flatMap((auth) => CONTENTS.map((content) => ({ auth, content })))
