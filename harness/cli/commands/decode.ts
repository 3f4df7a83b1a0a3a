import type { CommandSpec } from '../command.ts'
import { JSON_FLAG } from '../common-flags.ts'
import { decode } from '../decode.ts'

export const DECODE: CommandSpec = {
  name: 'decode',
  summary: 'show a SyncML message, package #0 or bootstrap document',
  argument: { name: '[file]', summary: 'the document; standard input without it or with -' },
  flags: [
    {
      flags: '--as <view>',
      summary: 'how to show it',
      choices: ['tree', 'xml', 'hex', 'ladder'],
      fallback: 'tree',
    },
    { flags: '--type <mime>', summary: 'its content type, where sniffing is not enough' },
    { flags: '--hex', summary: 'the input is hexadecimal text' },
    JSON_FLAG,
  ],
  run: decode,
}
