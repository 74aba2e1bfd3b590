import { describe, expect, it } from "vitest";
import { type AnswerForm, answerForms } from "../../../src/committee/beginning/answer-forms.ts";
import {
  type Doubt,
  idPart,
  judgeAnswer,
  openInquiry,
} from "../../../src/committee/beginning/inquiry.ts";

const doubt: Doubt = {
  id: "left-on:bo-k@2029-10",
  question: "When?",
  found: ["page:3"],
  form: "day",
  mayStayOpen: true,
};

function ask(values: Record<string, string>, asked: Doubt = doubt) {
  const { inquiry, outcome } = openInquiry({
    values: new Map(Object.entries(values)),
    by: "octavia",
  });
  return { answer: inquiry.ask(asked), ...outcome() };
}

describe("answerForms", () => {
  it.each<[AnswerForm, string, string | undefined]>([
    ["login", "@ada-l", "ada-l"],
    ["login", "ada l", undefined],
    ["logins", "@ada-l bo-k,cy-m", "ada-l, bo-k, cy-m"],
    ["logins", "ada-l, !", undefined],
    ["logins", ",", undefined],
    ["day", "2030-02-28", "2030-02-28"],
    ["day", "2030-02-30", undefined],
    ["day", "28.2.2030", undefined],
    ["seating", "2030-10  vote", "2030-10 vote"],
    ["seating", "2030-10 by lot", undefined],
    ["how", "uncontested", "uncontested"],
    ["how", "appointed", undefined],
    ["words", "Harbor   Cloud ", "Harbor Cloud"],
    ["words", " ", undefined],
  ])("reads %s %j as %j", (form, text, expected) => {
    expect(answerForms[form].read(text)).toBe(expected);
  });
});

describe("openInquiry", () => {
  it("leaves open what nobody answered", () => {
    expect(ask({})).toMatchObject({ answer: undefined, open: [doubt], settled: [], unused: [] });
  });

  it("prefers the answer to the id, then that to the longest beginning of it", () => {
    const values = {
      "*": "unknown",
      "left-on:*": "2030-01-01",
      "left-on:bo-k@2029-10": "2030-02-01",
    };
    expect(ask(values).answer).toBe("2030-02-01");
    const { "left-on:bo-k@2029-10": _, ...others } = values;
    expect(ask(others)).toMatchObject({ answer: "2030-01-01", settled: [{ by: "octavia" }] });
    expect(ask({ "*": "unknown" })).toMatchObject({
      answer: undefined,
      settled: [{ answer: "unknown", by: "nobody" }],
    });
  });

  it("does not take unknown for what the ledger depends on", () => {
    const vital = { ...doubt, mayStayOpen: false };
    expect(ask({ "*": "unknown" }, vital).open).toEqual([vital]);
    expect(() => ask({ [doubt.id]: "unknown" }, vital)).toThrow("cannot be left unknown");
    expect(() => ask({ [doubt.id]: "soon" })).toThrow(
      "answer left-on:bo-k@2029-10: “soon”: expected a day such as 2026-10-05",
    );
  });

  it("takes what the pages suggest where they do, and passes to shorter beginnings where not", () => {
    const suggesting = { ...doubt, suggestion: "2030-03-01" };
    const values = { "left-on:*": "suggested", "*": "unknown" };
    expect(ask(values, suggesting)).toMatchObject({
      answer: "2030-03-01",
      settled: [{ answer: "2030-03-01", by: "octavia" }],
    });
    expect(ask(values)).toMatchObject({ settled: [{ answer: "unknown", by: "nobody" }] });
    expect(ask({ "*": "suggested" })).toMatchObject({ open: [doubt], settled: [], unused: [] });
    expect(ask({ [doubt.id]: " suggested " }, suggesting).answer).toBe("2030-03-01");
    expect(() => ask({ [doubt.id]: "suggested" })).toThrow("the pages suggest nothing here");
  });

  it("names answers that nothing asked for, and keeps what pages settled and what is odd", () => {
    const { inquiry, outcome } = openInquiry({ values: new Map([["x", "y"]]), by: "" });
    inquiry.record({ id: "s", question: "Q?", found: [] }, "so");
    inquiry.record({ id: "t", question: "R?", found: ["a", "b"] });
    inquiry.odd("strange");
    inquiry.odd("strange");
    expect(inquiry.peek("x")).toBe("y");
    expect(inquiry.isWaiting()).toBe(false);
    expect(outcome()).toEqual({
      open: [],
      settled: [
        { id: "s", question: "Q?", found: [], answer: "so", by: "pages" },
        { id: "t", question: "R?", found: ["a", "b"], answer: "unknown", by: "nobody" },
      ],
      odd: ["strange"],
      unused: ["x"],
    });
  });
});

it("says that a question waits", () => {
  const { inquiry } = openInquiry({ values: new Map(), by: "" });
  inquiry.ask(doubt);
  expect(inquiry.isWaiting()).toBe(true);
});

it("judgeAnswer says what is expected", () => {
  expect(judgeAnswer(doubt, "2030-01-01")).toBe(true);
  expect(judgeAnswer(doubt, " unknown ")).toBe(true);
  expect(judgeAnswer({ ...doubt, suggestion: "2030-03-01" }, "suggested")).toBe(true);
  expect(judgeAnswer(doubt, "suggested")).toBe("the pages suggest nothing here");
  expect(judgeAnswer(doubt, "x")).toBe("expected a day such as 2026-10-05");
});

it.each([
  ["Ada Lindqvist", "ada-lindqvist"],
  ["Zoë  d’Été", "zoe-d-ete"],
  ["!", "nobody"],
])("idPart(%j) is %j", (name, expected) => {
  expect(idPart(name)).toBe(expected);
});

describe("judgeAnswer", () => {
  it("takes one of the logins that are meant, in any case, and no other", () => {
    const choice: Doubt = { ...doubt, form: "login", among: ["ada-l", "bo-k"], mayStayOpen: false };
    expect(judgeAnswer(choice, "@ADA-L")).toBe(true);
    expect(judgeAnswer(choice, "cy-m")).toBe("expected one of ada-l, bo-k");
  });
});
