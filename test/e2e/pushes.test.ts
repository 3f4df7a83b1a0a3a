import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import type { Stamped } from '../../harness/history/event.ts'
import { readHistory } from '../../harness/history/reader.ts'
import type { Matrix } from '../../harness/verdict/matrix.ts'
import type { RunResult } from '../../harness/verdict/result.ts'
import type { Running } from '../servers/listen.ts'
import { startPushing } from '../servers/pushing.ts'
import { targetFileFor } from '../servers/run.ts'
import { startStrictMinimal } from '../servers/strict-minimal.ts'
import { BIN, ended, scratch, start } from './cli.ts'
import { typed } from './terminal.ts'

const cwd = scratch()
const drop = join(cwd, 'drop')
const ways = { http: 0, udp: 0, drop }
const closing: Running[] = []
let manager: Running
let pusher: Running

/** Ports that nobody has, for a file that must name them. */
const freeTcp = () =>
  new Promise<number>((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
const freeUdp = () =>
  new Promise<number>((resolve) => {
    const socket = createSocket('udp4')
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address()
      socket.close(() => resolve(port))
    })
  })

beforeAll(async () => {
  mkdirSync(drop)
  Object.assign(ways, { http: await freeTcp(), udp: await freeUdp() })
  manager = await startStrictMinimal()
  pusher = await startPushing(() => ways)
  closing.push(manager, pusher)
})
afterAll(() => Promise.all(closing.map((each) => each.close())))

describe('a server that sends its triggers itself', () => {
  it.each(['udp', 'plain', 'pap', 'drop'])('reaches the phone by %s, and the phone comes', async (way) => {
    const file = {
      ...(parse(targetFileFor('pushing', manager.url, ['xml'])) as object),
      push: ways,
      hooks: {
        notifications: {
          url: new URL(`/${way}`, pusher.url).href,
          body: { imei: '{{imei}}', imsi: '{{imsi}}' },
        },
      },
    }
    writeFileSync(join(cwd, 'pushing.yaml'), stringify(file))
    const only = ['--only', 'server/notification/layout-and-digest']
    const args = ['conformance', '--target', 'pushing.yaml', ...only, '--seed', '1', '--out', way]
    const { code, stdout } = await ended(start(args, { cwd }))
    expect(code, stdout).toBe(0)
    const seen: Stamped[] = []
    for await (const { header, events } of readHistory(
      join(cwd, way, 'conformance/latest/history.ndjson.gz'),
    ))
      if (header.scenario.startsWith('server/notification/')) seen.push(...events)
    const session = seen.find((event) => event.kind === 'dm.open')
    expect(seen.map(({ kind }) => kind)).toContain('noti.accept')
    expect(session).toMatchObject({ initiatedBy: 'server', serverId: 'other.dm.example' })
    expect(seen.find((event) => event.kind === 'dm.close')).toMatchObject({ outcome: 'complete' })
  })

  it('is set going by a person who is told what to press, and waited for', async () => {
    const hooks = { notifications: { manual: 'send package #0 to {{imsi}}' } }
    const file = parse(targetFileFor('by-hand', manager.url, ['xml'])) as object
    writeFileSync(join(cwd, 'by-hand.yaml'), stringify({ ...file, push: { http: ways.http }, hooks }))
    const args = [
      'conformance',
      '--target',
      'by-hand.yaml',
      '--only',
      'server/notification/layout-and-digest',
    ]
    const pressing = async (shown: string) => {
      const imsi = /Please: send package #0 to (\d{15})/.exec(shown)?.[1]
      await fetch(new URL('/plain', pusher.url), { method: 'POST', body: JSON.stringify({ imsi }) })
      return '\r'
    }
    const asks = /Press Enter/g
    const done = await typed([...args, '--out', 'by-hand'], [pressing], { cwd, asks })
    expect(done.shown).toMatch(/3 passed/)
    expect(done.code).toBe(0)
    const refused = await typed([...args, '--out', 'refused'], ['no\r'], { cwd, asks })
    expect(refused.shown).toMatch(/the order was not taken: the person said that it cannot be done/)
    expect(refused.code).toBe(2)
    const alone = spawn('setsid', [process.execPath, BIN, ...args, '--json', '--out', 'alone'], { cwd })
    const { code, stdout } = await ended(alone)
    const { reason } = JSON.parse(stdout) as RunResult
    expect(reason).toMatch(/nobody is at the keyboard, and somebody should: send package #0 to \d{15}/)
    expect(code).toBe(2)
  })

  it('reaches the devices of an event, and a port that is taken fills its own row alone', async () => {
    const only = ['server/notification/layout-and-digest']
    const push = { udp: ways.udp }
    const hooks = { notifications: { url: new URL('/udp', pusher.url).href, body: { imsi: '{{imsi}}' } } }
    const file = parse(targetFileFor('pushing', manager.url, ['xml'])) as object
    writeFileSync(join(cwd, 'event-udp.yaml'), stringify({ ...file, push, hooks }))
    const taken = { http: Number(new URL(manager.url).port) }
    writeFileSync(join(cwd, 'event-taken.yaml'), stringify({ ...file, push: taken, hooks }))
    const servers = ['event-udp', 'event-taken'].map((name) => ({ name, target: `${name}.yaml` }))
    writeFileSync(join(cwd, 'event.yaml'), stringify({ servers, devices: [{ name: 'plain' }], cases: only }))
    const { stdout } = await ended(start(['interop', 'event.yaml', '--json'], { cwd }))
    const { cells } = JSON.parse(stdout) as Matrix
    expect(cells.map(({ server, verdict }) => [server, verdict])).toEqual([
      ['event-udp', 'pass'],
      ['event-taken', 'error'],
    ])
    expect(cells[0]?.counts.pass).toBe(3)
    expect(cells[1]?.reason).toMatch(/push.http: port \d+ cannot be opened for pushes: .*EADDRINUSE/)
  })
})
