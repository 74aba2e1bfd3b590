import { describe, expect, it } from "vitest";
import { buildRecord, publicRecord } from "../../../src/results/build-record.ts";
import { errataSchema } from "../../../src/results/corrections/erratum.ts";
import { renderPage } from "../../../src/results/page/render-page.ts";
import { contested } from "../made-up-election.ts";

const record = publicRecord(buildRecord(contested()), "winners", "a".repeat(64));

describe("errata on the page", () => {
  it("say what changed, why and by whom, as text", () => {
    const errata = errataSchema.parse([
      {
        revision: 2,
        date: "2026-11-03",
        by: "octavia",
        reason: "a <script> was taken for a name",
        changed: [{ where: "ballots.counted", was: "39", now: "40" }],
        previousDigest: "a".repeat(64),
      },
    ]);
    const html = renderPage({ ...record, errata });
    expect(html).toContain('Corrected since it was published: see <a href="#errata">Errata</a>.');
    expect(html).toContain("<h3>Revision 2, recorded by <bdi>octavia</bdi> on 2026-11-03</h3>");
    expect(html).toContain("<p><bdi>a &lt;script&gt; was taken for a name</bdi>.</p>");
    expect(html).toContain("<li><bdi>40 ballots were counted, not 39.</bdi></li>");
  });

  it("are not mentioned where there are none", () => {
    expect(renderPage(record)).not.toMatch(/Errata|Corrected/);
  });
});
