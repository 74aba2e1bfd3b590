import { InvalidArgumentError } from "commander";

const secondsIn = { s: 1, m: 60, h: 3600 };

/** Seconds of a duration as options take it: `90s`, `15m`, `1h`. */
export function parseDuration(text: string): number {
  const match = /^(\d{1,6})([smh])$/.exec(text);
  if (match === null) throw new InvalidArgumentError("Write it as 90s, 15m or 1h.");
  return Number(match[1]) * secondsIn[match[2] as keyof typeof secondsIn];
}
