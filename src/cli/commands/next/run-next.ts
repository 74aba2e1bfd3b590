import { tableTime } from "../../../calendar/zones.ts";
import type { Election } from "../../../election/election.ts";
import { commandText, processPage } from "../../../procedures/planning/steps.ts";
import { type Todo, type TodoList, todoList } from "../../../procedures/planning/todo.ts";
import { todoJson, todoReport } from "../../../procedures/planning/todo-report.ts";
import { type ElectionState, whereItStands } from "../../../procedures/planning/where-it-stands.ts";
import { visible } from "../../../visible-text.ts";
import type { CliContext } from "../../context.ts";
import { exitCodes } from "../../exit-codes.ts";
import { officialIfNamed } from "../../official.ts";
import type { Prompter } from "../../prompts/prompter.ts";
import { CommandEnded } from "../../render/failure.ts";
import { describeStage } from "../../render/status/timeline-bar.ts";
import { wrapForScreen } from "../../render/wrap.ts";
import { report } from "../../report.ts";
import { commandLine } from "../demo/sandbox.ts";
import { fillIn } from "./fill-in.ts";
import type { NextOptions } from "./next.ts";

/** One session at the terminal. */
interface Session {
  readonly context: CliContext;
  readonly prompter: Prompter;
  /** Steps postponed, or run but still not done: not offered again in this session. */
  readonly passed: Set<string>;
  /** The election's officials, if one is planned. */
  officials: Election["officials"];
  /** The official at the terminal, once asked. */
  by?: string | undefined;
}

/** The official at the terminal, if nothing else names them; asks at most once per session. */
async function whoActs(session: Session): Promise<string | undefined> {
  const { context, officials } = session;
  if (officials.length === 0 || (await officialIfNamed(context, undefined))) return undefined;
  if (officials.length === 1) return officials[0]?.login;
  session.by ??= await session.prompter.choice({
    message: "Which official are you? (To skip this question, set KATA_ELECTION_BY.)",
    choices: officials.map(({ login, name }) => ({
      name: name === undefined ? login : `${name} (${login})`,
      value: login,
    })),
  });
  return session.by;
}

/** Where the election stands, in one sentence. */
function describeStanding(standing: ElectionState): string {
  if (standing.kind === "none") return "No election is in progress.";
  if (standing.kind === "election") return describeStage(standing.status);
  const { pages, outcome } = standing.status;
  return outcome === undefined
    ? `There is no election.yaml for ${pages.election}: officials began it with its page.`
    : `The election of ${pages.election} is over.`;
}

function commandLines(
  commands: Todo["commands"],
  { terminal }: Pick<CliContext, "terminal">,
): string[] {
  return commands.map((each) =>
    terminal.colors.cyan(`    kata-election ${visible(commandText(each))}`),
  );
}

/** A step: what to do, by when, and the exact commands. */
function describeTodo({ title, by, isLate, commands }: Todo, context: CliContext): string {
  const { colors } = context.terminal;
  const time =
    by === undefined ? "" : `, ${isLate ? "due since" : "by"} ${tableTime(by, "UTC")} UTC`;
  const line = `${colors.bold("Next")}${isLate ? colors.red(time) : time}: ${visible(title)}`;
  return [wrapForScreen(line, context.terminal), ...commandLines(commands, context)].join("\n");
}

function nothingDue({ later }: TodoList, context: CliContext): string {
  if (later === undefined) return "Nothing is due.";
  const from = later.from === undefined ? "" : `, from ${tableTime(later.from, "UTC")} UTC`;
  const line = `Nothing is due now. Next${from}: ${later.title}`;
  const commands = commandLines(later.commands, context);
  return [wrapForScreen(line, context.terminal), ...commands].join("\n");
}

/** Runs the commands of a step in order; returns whether all ran. */
async function runStep(session: Session, { commands }: Todo): Promise<boolean> {
  const { context, prompter } = session;
  const { terminal, signal } = context;
  const by = await whoActs(session);
  const answers = new Map<string, string>();
  for (const [at, command] of commands.entries()) {
    if (command.first !== undefined) {
      const message = `${command.first} Done?`;
      if (!(await prompter.confirm({ message, default: true }))) return false;
    }
    const words = await fillIn(command, prompter, answers);
    const line = commandLine(words);
    terminal.print(`\n${terminal.colors.cyan(`$ ${visible(line)}`)}`);
    const exitCode = await context.runHere(words, by);
    signal.throwIfAborted();
    if (exitCode === exitCodes.done) continue;
    const isLast = at === commands.length - 1;
    if (exitCode !== exitCodes.refused || isLast) throw new CommandEnded(line, exitCode);
    const message = "The check failed (exit code 1). Continue with the next command anyway?";
    if (!(await prompter.confirm({ message, default: false })))
      throw new CommandEnded(line, exitCode);
  }
  return true;
}

/** Commands that have a `--dry-run`. */
const previews =
  /^(?:plan|roll resolve|roll freeze|roll include|roll address|roll publish|candidates accept|candidates close|poll record|private pack|results prepare|results publish)\b/;

/** Runs the first command of a step that has a dry run as one. */
async function preview(session: Session, { commands }: Todo): Promise<void> {
  const { context, prompter } = session;
  const { terminal } = context;
  const command = commands.find(({ line }) => previews.test(line));
  if (command === undefined) return;
  const words = [...(await fillIn(command, prompter, new Map())), "--dry-run"];
  terminal.print(`\n${terminal.colors.cyan(`$ ${visible(commandLine(words))}`)}`);
  const exitCode = await context.runHere(words, await whoActs(session));
  if (exitCode !== exitCodes.done) terminal.note(`(exit code ${exitCode})`);
}

async function settle(session: Session, { settles, election }: Todo): Promise<void> {
  const { context, prompter } = session;
  const reason = await prompter.text({
    message: "Why is it not needed, or who did it? (This becomes public.)",
    validate: (text) => text.trim() !== "" || "A reason is needed (Ctrl-C leaves)",
  });
  const words = ["plan", election ?? "", "--settle", settles ?? ""];
  const by = await whoActs(session);
  const exitCode = await context.runHere([...words, `--reason=${reason}`], by);
  if (exitCode !== exitCodes.done) throw new CommandEnded(commandLine(words), exitCode);
}

type Choice = "run" | "preview" | "explain" | "later" | "settle" | "complaint" | "quit";

/** The choices for a step, or without one when only a voter's problem can be handled. */
function choicesFor(todo: Todo | undefined, { complaints }: TodoList) {
  const choices: { name: string; value: Choice }[] = [];
  if (todo !== undefined) {
    choices.push({ name: "Run it", value: "run" });
    if (todo.commands.some(({ line }) => previews.test(line))) {
      choices.push({ name: "Show it as a dry run", value: "preview" });
    }
    choices.push({ name: "Explain it", value: "explain" });
    choices.push({ name: "Leave it for later, show the next step", value: "later" });
    if (todo.settles !== undefined) {
      choices.push({ name: "Skip it, with a reason", value: "settle" });
    }
  }
  if (complaints.length > 0) {
    choices.push({ name: "A voter reports a problem", value: "complaint" });
  }
  return [...choices, { name: "Quit", value: "quit" as const }];
}

/** Handles a voter's problem. */
async function takeComplaint(session: Session, complaints: readonly Todo[]): Promise<void> {
  const { context, prompter } = session;
  const id = await prompter.choice({
    message: "What is wrong?",
    choices: [
      ...complaints.map((each) => ({ name: each.title, value: each.id })),
      { name: "Back", value: "" },
    ],
  });
  const todo = complaints.find((each) => each.id === id);
  if (todo === undefined) return;
  context.terminal.print(wrapForScreen(todo.why, context.terminal));
  await runStep(session, todo);
}

/** One round: shows the next step, asks what to do, does it; returns whether to continue. */
async function takeTurn(session: Session, list: TodoList): Promise<boolean> {
  const { context, prompter, passed } = session;
  const { terminal } = context;
  const todo = list.due.find(({ id }) => !passed.has(id));
  terminal.print(
    `\n${todo === undefined ? nothingDue(list, context) : describeTodo(todo, context)}`,
  );
  if (todo === undefined && list.complaints.length === 0) return false;
  const choices = choicesFor(todo, list);
  const choice = await prompter.choice({ message: "What now?", choices });
  if (choice === "complaint") await takeComplaint(session, list.complaints);
  if (todo === undefined || choice === "quit") return choice !== "quit";
  if (choice === "preview") await preview(session, todo);
  if (choice === "settle") await settle(session, todo);
  if (choice === "explain") {
    terminal.print(wrapForScreen(`${todo.why}\nThe process: ${processPage}`, terminal));
  }
  if (choice === "run") await runStep(session, todo);
  // A step that ran and is still due left no trace; it is offered again in the next session.
  if (choice === "run" || choice === "later") passed.add(todo.id);
  return true;
}

/** Shows where the election stands and what is next; at a terminal, takes one step after the other. */
export async function runNext(context: CliContext, options: NextOptions): Promise<void> {
  const { terminal } = context;
  const { root } = await context.workspace();
  const named = options.election;
  const asks = terminal.canPrompt && !options.json;
  const prompter = asks ? await context.prompter("--json") : undefined;
  const session: Session | undefined = prompter && {
    context,
    prompter,
    passed: new Set<string>(),
    officials: [],
  };
  let shown: string | undefined;
  for (;;) {
    const now = await context.now();
    // Steps change files, so read them again in each round.
    const standing = await whereItStands({ root, texts: new Map() }, now, named);
    const list = todoList(standing, now);
    if (session === undefined) {
      const [todo] = list.due;
      const step = todo === undefined ? nothingDue(list, context) : describeTodo(todo, context);
      return report(context, options, {
        schema: todoReport,
        json: () => todoJson(list, now),
        text: () => `${wrapForScreen(describeStanding(standing), terminal)}\n\n${step}`,
      });
    }
    session.officials = standing.kind === "election" ? standing.status.election.officials : [];
    const stands = describeStanding(standing);
    if (stands !== shown) terminal.print(wrapForScreen(stands, terminal));
    shown = stands;
    if (!(await takeTurn(session, list))) return;
  }
}
