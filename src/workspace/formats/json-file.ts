import type { z } from "zod";
import { ElectionError } from "../../errors.ts";
import { issueInWords } from "../../schema-words.ts";
import { visible } from "../../visible-text.ts";
import { fieldName, refuseNewerFormat, withoutAddresses } from "./yaml-file.ts";

const mostProblems = 20;

/**
 * Reads JSON text strictly: no unknown keys, every value checked.
 *
 * @param place the file, perhaps with a line, as messages name it.
 * @throws ElectionError (input) naming the place and the field.
 */
export function parseJson<Schema extends z.ZodType>(
  text: string,
  place: string,
  schema: Schema,
  hint: string,
): z.output<Schema> {
  let plain: unknown;
  try {
    plain = JSON.parse(text);
  } catch (cause) {
    throw new ElectionError("input", `${visible(place)}: not JSON`, { hint, cause });
  }
  refuseNewerFormat(plain, place);
  const parsed = schema.safeParse(plain, { error: issueInWords });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, mostProblems).flatMap(({ path, message }) => {
    const field = fieldName(path);
    return message.split("\n").map((text) => {
      const said = withoutAddresses(`${field === "" ? "" : `${field}: `}${visible(text)}`);
      return `${visible(place)}: ${said}`;
    });
  });
  throw new ElectionError("input", problems.join("\n"), { hint });
}
