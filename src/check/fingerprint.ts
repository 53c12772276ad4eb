import { createHash } from 'node:crypto'
import { baseName } from '../host/paths.ts'
import type { FilePath } from '../text/span.ts'

/**
 * A finding's name over time: made of what it is about, never of line numbers, nor of where the checkout lies.
 * 16 hexadecimal digits.
 */
export function fingerprint(
  rule: string,
  key: string,
  addon: string,
  file: FilePath,
  data: Readonly<Record<string, string>>,
): string {
  const marker = `/${addon}/`
  const at = file.lastIndexOf(marker)
  const inside = addon !== '' && at >= 0 ? file.slice(at + marker.length) : baseName(file)
  const parameters = Object.entries(data)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
  return createHash('sha256')
    .update([rule, key, addon, inside, ...parameters].join('\0'))
    .digest('hex')
    .slice(0, 16)
}
