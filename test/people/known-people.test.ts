import { describe, expect, it } from "vitest";
import { joinPeople, personNamed } from "../../src/people/known-logins.ts";

const people = joinPeople([
  { login: "ada-l", names: ["Ada Lindqvist"], organizations: ["Northwind"] },
  { login: "Ada-L", names: ["Ada L."], organizations: [] },
  { login: "bo-k", names: ["Bo Keller"], organizations: [] },
  { login: "bo-two", names: ["Bo Keller"], organizations: [] },
]);

describe("people whom the records know", () => {
  it("are one for each account", () => {
    expect(people).toHaveLength(3);
    expect(people[0]).toEqual({
      login: "ada-l",
      names: ["Ada Lindqvist", "Ada L."],
      organizations: ["Northwind"],
    });
  });

  it.each([["Ada Lindqvist"], ["Lindqvist, Ada"], ["ADA LINDQVIST"], ["Ada Líndqvist"]])(
    "are found by the name %s",
    (name) => expect(personNamed(name, people)?.login).toBe("ada-l"),
  );

  it.each([["Bo Keller"], ["Cy Mora"], [""]])("are not guessed for %j", (name) =>
    expect(personNamed(name, people)).toBeUndefined(),
  );
});
