/** The firmware that a phone runs. */
export interface Firmware {
  readonly manufacturer: string
  readonly model: string
  version: string
  image: Uint8Array
  /** The enterprise that it was customised for. */
  org?: string
}

/** Octets of a firmware of our models: the same for all devices of that model and version, and mostly alike between versions. */
export function firmwareImage(model: { manufacturer: string; name: string }, version: string): Uint8Array {
  const about = `${model.manufacturer} ${model.name}`
  const parts = Array.from(
    { length: 24 },
    (_, at) => `${about} module ${String(at).padStart(3, '0')} ${'·'.repeat(16)}`,
  )
  return Uint8Array.from(
    Buffer.from([`${about} firmware ${version}`, ...parts, `end of ${version}`].join('\n')),
  )
}

/** What a phone of that model runs when it is new. */
export function factoryFirmware(
  model: { manufacturer: string; name: string; firmware: string },
  version = model.firmware,
): Firmware {
  const { manufacturer, name } = model
  return { manufacturer, model: name, version, image: firmwareImage(model, version) }
}
