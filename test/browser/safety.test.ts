import { describe, expect, it } from "vitest";
import { textOf, usePages } from "./page-in-browser.ts";
import { exampleNames, exampleRecord, hostileNames } from "./records.ts";

describe.each(exampleNames)("the result page of %s", (name) => {
  const open = usePages();

  it("asks nothing of any server, and says all without scripts", async () => {
    const record = await exampleRecord(name);
    const { page, requests } = await open(record);
    await page.mouse.wheel(0, 100_000);
    await page.keyboard.press("Tab");
    await page.emulateMedia({ media: "print" });
    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
    expect(requests).toEqual([]);
    const { page: plain } = await open(record, { javaScriptEnabled: false });
    const text = await textOf(plain);
    expect(text).toBe(await textOf(page));
    expect(text.length).toBeGreaterThan(500);
    expect(await page.evaluate(() => document.scripts.length)).toBe(0);
  });
});

describe("the result page", () => {
  const open = usePages();

  it("forbids whatever could ask something of a server, or run", async () => {
    const { page, requests } = await open(await exampleRecord("somebody passed over"));
    const refused = await page.evaluate(async () => {
      const directives: string[] = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
        directives.push(effectiveDirective);
      });
      const add = (tag: string, attributes: Readonly<Record<string, string>>): void => {
        const element = document.createElement(tag);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        document.body.append(element);
      };
      add("img", { src: "https://example.org/a.png" });
      add("script", { src: "https://example.org/a.js" });
      add("link", { rel: "stylesheet", href: "https://example.org/a.css" });
      add("iframe", { src: "https://example.org/" });
      add("p", { onclick: "document.title = 'owned'" });
      await fetch("https://example.org/").catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
      return directives;
    });
    expect([...refused].sort()).toEqual([
      "connect-src",
      "frame-src",
      "img-src",
      "script-src-attr",
      "script-src-elem",
      "style-src-elem",
    ]);
    expect(requests).toEqual([]);
  });

  it("shows hostile names as text, each in its own direction", async () => {
    const { page } = await open(await exampleRecord("hostile names"));
    const found = await page.evaluate(
      (names) => {
        const strangers = document.querySelectorAll(
          "script, img, iframe, object, embed, [onload], [onerror], [onclick]",
        );
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode() !== null) texts.push(walker.currentNode as Text);
        return {
          strangers: strangers.length,
          drawings: document.querySelectorAll("svg").length,
          title: document.title,
          shown: names.map((each) => texts.filter(({ data }) => data.includes(each)).length),
          loose: names.flatMap((each) =>
            texts
              .filter(
                ({ data, parentElement }) =>
                  data.includes(each) && parentElement?.closest("bdi") === null,
              )
              .map(({ data }) => data),
          ),
        };
      },
      Object.values(hostileNames).map((each) => each.replace("\u202e", "\\u202e")),
    );
    expect(found).toMatchObject({ strangers: 0, drawings: 1, loose: [] });
    expect(found.title).toBe("Architecture Committee elections, October 2030");
    for (const times of found.shown) expect(times).toBeGreaterThan(5);
  });

  it("keeps a name written from right to left from turning what stands around it", async () => {
    const { page } = await open(await exampleRecord("hostile names"), {
      viewport: { width: 1280, height: 900 },
    });
    // "Rosa… 5–4 over <Hebrew name (5–4)>": our own numbers stay left of the name, in this order.
    const order = await page.evaluate((hebrew) => {
      const sentence = [...document.querySelectorAll(".ranking .why")].find(
        ({ textContent }) => textContent?.includes(hebrew) && /5–4 over/.test(textContent),
      );
      const own = sentence?.firstChild;
      const name = sentence?.querySelector("bdi");
      if (!(own instanceof Text) || name === null || name === undefined) return undefined;
      const range = document.createRange();
      const at = own.data.indexOf("5–4");
      const left = (offset: number): number => {
        range.setStart(own, at + offset);
        range.setEnd(own, at + offset + 1);
        return range.getBoundingClientRect().left;
      };
      return { five: left(0), four: left(2), name: name.getBoundingClientRect().left };
    }, hostileNames["Bo Keller"]);
    if (order === undefined) throw new Error("no sentence about the Hebrew name");
    expect(order.five).toBeLessThan(order.four);
    expect(order.four).toBeLessThan(order.name);
  });
});
