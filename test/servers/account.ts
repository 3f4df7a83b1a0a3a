/** The one device that the servers of this folder know, and what both sides prove themselves with. */
export const ACCOUNT = {
  imei: '490154203237518',
  serverId: 'other.dm.example',
  client: { name: 'device-7', secret: 'client-secret-7' },
  server: { name: 'other.dm.example', secret: 'server-secret-7' },
} as const
