import { describe, expect, it } from "vitest";
import { limitReached } from "../../src/github/patience.ts";

const date = "Wed, 16 Sep 2026 12:00:00 GMT";
const json = { message: "" };
const page = "<html><body>Whoa there!</body></html>";

/** RFC 9110, section 10.2.3: `Retry-After` is a date or a number of seconds. */
describe("limitReached", () => {
  it.each<[string, number, Record<string, string>, unknown, string, object | undefined]>([
    ["seconds", 403, { "retry-after": "7" }, json, "", { limit: "secondary", seconds: 7 }],
    ["no seconds at all", 429, { "retry-after": "0" }, json, "", { seconds: 1 }],
    ["a date", 429, { "retry-after": "Wed, 16 Sep 2026 12:01:30 GMT" }, json, "", { seconds: 90 }],
    [
      "a date that is over",
      403,
      { "retry-after": "Wed, 16 Sep 2026 11:00:00 GMT" },
      json,
      "",
      { seconds: 1 },
    ],
    [
      "a word",
      403,
      { "retry-after": "soon" },
      json,
      "",
      { limit: "secondary", seconds: undefined },
    ],
    ["less than nothing", 403, { "retry-after": "-5" }, json, "", { seconds: undefined }],
    ["a number without end", 429, { "retry-after": "1e999" }, json, "", { seconds: undefined }],
    ["429 and nothing more", 429, {}, json, "", { limit: "secondary", seconds: undefined }],
    ["429 with a page", 429, {}, page, "", { limit: "secondary", seconds: undefined }],
    ["403 with a page", 403, {}, page, "", { limit: "secondary", seconds: undefined }],
    [
      "GitHub's words",
      200,
      {},
      json,
      "You have exceeded a secondary rate limit.",
      { limit: "secondary" },
    ],
    [
      "an empty budget",
      403,
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1789560060" },
      json,
      "",
      { limit: "primary", seconds: 61 },
    ],
    [
      "an empty budget until nobody knows when",
      403,
      { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "" },
      json,
      "",
      { limit: "primary", seconds: undefined },
    ],
    [
      "an empty budget that was just enough",
      200,
      { "x-ratelimit-remaining": "0" },
      json,
      "",
      undefined,
    ],
    ["a refusal", 403, {}, json, "Resource not accessible by integration", undefined],
    ["a failure", 502, {}, page, "", undefined],
    ["an ordinary answer", 200, {}, json, "", undefined],
  ])("%s", (_, status, headers, data, message, verdict) => {
    const found = limitReached({ status, headers: { date, ...headers }, data }, message);
    if (verdict === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject({ kind: "wait", ...verdict });
  });
});
