import type { Account } from "../people/account.ts";

/** Someone of the made-up community. */
export interface DemoPerson {
  readonly account: Account;
  readonly name: string;
  /** The address that their commits carry. */
  readonly commitAddress: string;
  /** The address on their profile page, where they show one. */
  readonly publicAddress: string | undefined;
}

const names =
  `Ada Lindqvist, Bruno Okafor, Chen Marlowe, Dana Whitfield, Emeka Sundaram, Farah Novak,
Goran Delacroix, Hana Petrov, Ivo Castellan, Jun Abernathy, Kofi Rasmussen, Lena Marchetti, Milo Tanaka,
Nadia Ferreira, Oskar Villanueva, Priya Halloran, Quentin Mbeki, Rosa Lindholm, Sami Oyelaran, Tove Brandt,
Uma Kessler, Viktor Anand, Wanda Moreau, Xavi Thornton, Yara Nilsen, Zeno Achebe, Alba Fontaine, Bo Keller,
Cleo Sato, Dmitri Vance, Elif Harrow, Femi Larkin, Greta Osei, Hugo Winslow, Ines Karlsen, Jonas Mwangi,
Kaya Romero, Liam Dubois, Mira Stanton, Nils Adeyemi, Olga Prescott, Paulo Ritter, Rhea Donovan, Stefan Iqbal,
Tessa Moriarty, Ugo Lindgren, Vera Calloway, Wim Rasheed, Xenia Holt, Yusuf Brennan, Zora Pellegrini,
Anton Reyes, Bella Strand, Ciro Jansen, Dora Whelan, Enzo Kimura, Frida Solano, Gil Navarro, Heidi Mensah`
    .split(",")
    .map((name) => name.trim());

const firstAccountId = 900_001;

/** Voters whose commits bear only GitHub's noreply address: officials have to ask them for another. */
const shyLogins: ReadonlySet<string> = new Set(["uma-k"]);

function personNamed(name: string, position: number): DemoPerson {
  const [given = "", family = ""] = name.toLowerCase().split(" ");
  const login = `${given}-${family.slice(0, 1)}`;
  const id = firstAccountId + position;
  const commitAddress = shyLogins.has(login)
    ? `${id}+${login}@users.noreply.github.com`
    : `${given}.${family}@mail.example`;
  return {
    account: { id, login, type: "User" },
    name,
    commitAddress,
    publicAddress:
      position % 3 === 0 && !shyLogins.has(login) ? `${given}@home.example` : undefined,
  };
}

/** Everyone with an account, in the order of their account ids. */
export const demoPeople: readonly DemoPerson[] = names.map(personNamed);

/** An app that merges dependency updates: an account of type Bot. */
export const demoRobot: Account = { id: 900_900, login: "update-robot", type: "Bot" };

/** @throws Error where the made-up data names someone who does not exist. */
export function demoPerson(login: string): DemoPerson {
  const found = demoPeople.find(({ account }) => account.login === login);
  if (found === undefined) throw new Error(`the demo has no ${login}`);
  return found;
}
