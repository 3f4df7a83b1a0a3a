import { expect, it } from 'vitest'
import { headerStatusOf } from '../../../../protocol/syncml/header-status.ts'
import type { StatusCommand } from '../../../../protocol/syncml/message.ts'

const status = (cmd: string, cmdRef: string, data: string): StatusCommand =>
  ({ name: 'Status', cmdID: '1', msgRef: '1', cmd, cmdRef, data }) as StatusCommand

it('the Status of the SyncHdr is found wherever it stands, and whatever it leaves out', () => {
  expect(headerStatusOf([status('Alert', '1', '200'), status('SyncHdr', '0', '212')])?.data).toBe('212')
  expect(headerStatusOf([status('SyncHdr', '', '212')])?.data).toBe('212')
  expect(headerStatusOf([status('', '0', '407')])?.data).toBe('407')
  expect(headerStatusOf([status('Alert', '1', '200')])).toBeUndefined()
})

it('a command that was numbered 0 does not pass for it', () => {
  expect(headerStatusOf([status('Replace', '0', '401'), status('SyncHdr', '0', '212')])?.data).toBe('212')
})
