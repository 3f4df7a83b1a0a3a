import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseString } from 'xml2js'
import { writeMessage } from '../../../protocol/syncml/write.ts'
import { parseXml, type XmlElement } from '../../../protocol/xml/plain.ts'
import { message } from './arbitrary.ts'
import { goldenFiles } from './golden-files.ts'

/** An independent parser must see in our XML what our own sees, and in other people's XML too. */
interface Parsed {
  readonly '#name': string
  readonly _?: string
  readonly $ns?: { readonly local: string; readonly uri: string }
  readonly $?: Readonly<Record<string, { readonly value: string; readonly name: string }>>
  readonly $$?: readonly Parsed[]
}

function judge(text: string): Parsed {
  let root: Parsed | undefined
  const options = {
    async: false,
    explicitRoot: false,
    explicitChildren: true,
    preserveChildrenOrder: true,
    xmlns: true,
    trim: false,
    normalize: false,
    includeWhiteChars: true,
  }
  parseString(text, options, (error: Error | null, result: Parsed) => {
    if (error) throw error
    root = result
  })
  if (!root) throw new Error('xml2js gave nothing')
  return root
}

interface Shape {
  readonly name: string
  readonly namespace: string
  readonly text: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Shape[]
}

function shapeOfTheirs(parsed: Parsed): Shape {
  const attributes = Object.values(parsed.$ ?? {}).filter(({ name }) => !/^xmlns(:|$)/.test(name))
  return {
    name: parsed.$ns?.local ?? '',
    namespace: parsed.$ns?.uri ?? '',
    text: (parsed._ ?? '').trim(),
    attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
    children: (parsed.$$ ?? []).filter((child) => child['#name'] !== '__text__').map(shapeOfTheirs),
  }
}

const shapeOfOurs = ({ name, namespace, text, attributes, children }: XmlElement): Shape => ({
  name,
  namespace,
  text: text.trim(),
  attributes: { ...attributes },
  children: children.map(shapeOfOurs),
})

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const same = (document: Uint8Array): void => {
  const theirs = shapeOfTheirs(judge(Buffer.from(document).toString('utf8')))
  expect(shapeOfOurs(parseXml(document))).toEqual(theirs)
}

describe('xml2js and our reader see the same', () => {
  it('in any message that we write', () => {
    fc.assert(
      fc.property(message(false), (sent) => same(writeMessage(sent, 'xml'))),
      { numRuns: 300, seed: 20121004 },
    )
  })

  it.each([...goldenFiles('.xml')])('in %s', (_, document) => same(document))

  it.each([
    ['prefixes', '<x:SyncML xmlns:x="SYNCML:SYNCML1.2"><x:SyncHdr y="1" x:z="2"/></x:SyncML>'],
    // A bare line end there counts as a blank (XML 1.0 §3.3.3), which sax leaves as it is.
    ['attributes with references', '<a b="&lt;&#x41;&amp; &#10;" c=\'"\'>t</a>'],
    ['sections, comments and instructions', '<a>1<![CDATA[<&>]]>2<!-- 3 -->4<?five six?>7</a>'],
    ['inner and outer default namespaces', '<a xmlns="u"><b xmlns=""><c/></b><d xmlns="v"><e/></d><f/></a>'],
    ['beyond the first plane', '<a>é€\u{1f600}&#x1F600;</a>'],
    ['an external document type', '<!DOCTYPE a PUBLIC "p" "s"><a>1</a>'],
  ])('in XML with %s', (_, text) => same(bytes(text)))
})
