/** A field of a line of comma-separated values. */
export interface Field {
  /** Without blanks around it and, where it was quoted, without its quotes. */
  readonly text: string;
  /** Blanks came before it, outside any quotes. */
  readonly padded: boolean;
}

/** A field quoted as in RFC 4180, with optional blanks, up to the next comma or the end of the line. */
const quotedField = /[ \t]*"((?:[^"]|"")*)"[ \t]*(?=,|$)/y;

/**
 * Splits one line at its commas. A field that begins with a quote and ends with its partner, as
 * spreadsheets write it, is unquoted and may hold commas; any other quote is an ordinary character.
 */
export function splitFields(line: string): Field[] {
  const fields: Field[] = [];
  for (let start = 0; start <= line.length; ) {
    quotedField.lastIndex = start;
    const quoted =
      line[start] === '"' || /[ \t]/.test(line[start] ?? "") ? quotedField.exec(line) : null;
    if (quoted !== null) {
      const text = (quoted[1] ?? "").replaceAll('""', '"');
      fields.push({ text, padded: line[start] !== '"' });
      start = quotedField.lastIndex + 1;
      continue;
    }
    const comma = line.indexOf(",", start);
    const end = comma === -1 ? line.length : comma;
    const raw = line.slice(start, end);
    fields.push({ text: raw.trim(), padded: /^\s/.test(raw) });
    start = end + 1;
  }
  return fields;
}
