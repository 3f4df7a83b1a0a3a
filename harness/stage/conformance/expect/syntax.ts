import { every, type Test, test } from './expected.ts'

/** The reader tolerated none of these. */
export const without = (name: string, ...codes: readonly string[]): Test =>
  test(name, ({ got }) => {
    if (!got?.message) return undefined
    const deviation = got.deviations.find(({ code }) => codes.includes(code))
    return deviation === undefined || `${deviation.message} (octet ${deviation.offset})`
  })

export const inDtdOrder = without(
  'elements are those of the DTD, in its order',
  ...['element-order', 'element-repeated', 'element-missing', 'unknown-element', 'items-many', 'not-empty'],
)
export const inNamespaces = without(
  'namespaces are those of the standard',
  ...[
    'xmlns-missing',
    'xmlns-foreign',
    'prefix-undeclared',
    'namespace',
    'namespace-missing',
    'namespace-foreign',
  ],
)
export const credOnlyInHeader = without('Cred stands in SyncHdr alone', 'cred-in-command')
export const escapedMarkup = without('mark-up in Data is escaped', 'unexpected-markup')
export const tidyXml = without(
  'the XML declaration comes first, with nothing beside the elements',
  ...['xml-declaration', 'stray-text', 'trailing-octets', 'byte-order-mark'],
)

const NEVER =
  /<(?:\w+:)?(Archive|Lang|NoResp|NoResults|NumberOfChanges|SftDel|Map|MapItem|Put|Search|Sync)[\s/>]/

/** Elements that DM never uses (RepPro §5), seen in the text of an XML message or by name in a decoded one. */
export const noForbiddenElement = test('no element that DM forbids', ({ got }) => {
  if (!got?.message) return undefined
  if (got.content === 'xml') {
    const found = NEVER.exec(Buffer.from(got.bytes).toString('utf8'))
    return found === null || `<${found[1]}>`
  }
  const put = got.message.body.commands.find(({ name }) => name === 'Put' || name === 'Search')
  return put === undefined || `<${put.name}>`
})

export const everyMessageIs = (each: Test) => every(each)
