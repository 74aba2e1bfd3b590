/** Reads an option that can be given more than once: each value joins those before. */
export function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
