import type { Reporter } from '../reporter.ts'

export function html(_path: string): Reporter {
  return { end: () => undefined }
}
