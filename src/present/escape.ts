/** Characters that XML 1.0 forbids, and the control characters that it only discourages. */
const NOT_XML = /[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/**
 * One line of text with nothing that moves a terminal's cursor, turns the reading direction or hides: control
 * characters become their pictures, white space becomes spaces, the rest `�`. The number of code points is kept.
 */
export function escapeTerminal(text: string): string {
  return text
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[\0-\x1f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/\x7f/g, '\u2421')
    .replace(/[\x80-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu, '\ufffd')
}

/** Lines of text, each as `escapeTerminal` writes it. */
export function escapeLines(text: string): string {
  return text.replace(/[^\n]+/g, escapeTerminal)
}

/** Text for the content of an XML element; what XML cannot carry is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

/** Text for an XML attribute in double quotes; line ends and tabs survive. */
export function escapeXmlAttribute(text: string): string {
  return escapeXml(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}

/** The message of a GitHub workflow command. */
export function escapeCommandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** A property's value in a GitHub workflow command. */
export function escapeCommandProperty(text: string): string {
  return escapeCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** Words in the middle of a Markdown line: nothing in them is markup, a mention or a reference to an issue. */
export function escapeMarkdown(text: string): string {
  return escapeTerminal(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/[@#!](?=\w)/g, '$&\u200b')
}

/** A code span of Markdown, whatever backticks the text holds. Not for table cells. */
export function markdownCode(text: string): string {
  const line = escapeTerminal(text)
  if (line === '') return ''
  const runs = (line.match(/`+/g) ?? []).map((run) => run.length)
  const fence = '`'.repeat(runs.length === 0 ? 1 : Math.max(...runs) + 1)
  const pad = /^`|`$|^ .*\S.* $/.test(line) ? ' ' : ''
  return fence + pad + line + pad + fence
}

/** A message as rules write it: `between backticks` is code, all else plain words. */
export function markdownMessage(message: string): string {
  return message
    .split(/`([^`\n]+)`/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : escapeMarkdown(part)))
    .join('')
}

/** A path as a relative or absolute URI reference: each part percent-encoded, slashes kept. */
export function escapeUri(path: string): string {
  return path
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/')
}
