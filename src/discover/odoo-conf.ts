/** One `addons_path` of an `odoo.conf`, entries in order of precedence, as written. */
export function readAddonsPath(conf: string): readonly string[] {
  let inOptions = false
  let value: string | undefined
  for (const raw of conf.split(/\r\n|\r|\n/)) {
    const line = raw.replace(/\s+[;#].*$/, '')
    if (/^\s*[#;]/.test(raw) || line.trim() === '') continue
    const section = /^\s*\[([^\]]+)\]/.exec(line)
    if (section) {
      inOptions = section[1]?.trim() === 'options'
      value = value === undefined ? undefined : value
      continue
    }
    if (!inOptions) continue
    const entry = /^(\w+)\s*[=:]\s*(.*)$/.exec(line)
    if (entry) {
      if (entry[1] === 'addons_path') value = entry[2] ?? ''
      else if (value !== undefined && !value.endsWith('\0')) value += '\0'
    } else if (value !== undefined && !value.endsWith('\0') && /^\s+\S/.test(line)) {
      value += `,${line.trim()}`
    }
  }
  if (value === undefined) return []
  return value
    .replace(/\0.*$/, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
